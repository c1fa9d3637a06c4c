"""One file for each thing people do with Dreiklang; this one lists them in the order help shows them."""

from bot.engine.vocabulary.flow import Flows
from flows import (
    arrival,
    check_in,
    communication,
    coordination,
    decision,
    dialogue_control,
    due,
    forgetting,
    joining,
    linking,
    partners,
    phase,
    privacy,
    reminder,
    settings,
    setup,
    stakeholder,
    status,
)
from flows import help as helping

FLOWS = Flows(
    (
        arrival.FLOW,
        joining.FLOW,
        partners.FLOW,
        status.FLOW,
        phase.FLOW,
        check_in.FLOW,
        decision.FLOW,
        stakeholder.FLOW,
        communication.FLOW,
        reminder.FLOW,
        due.FLOW,
        setup.FLOW,
        settings.FLOW,
        coordination.FLOW,
        linking.FLOW,
        privacy.FLOW,
        forgetting.FLOW,
        helping.FLOW,
        dialogue_control.FLOW,
    )
)
