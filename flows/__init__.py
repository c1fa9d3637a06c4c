"""One file or folder for each thing people do with Dreiklang; this one lists them in the order help shows them."""

from bot.engine.vocabulary.flow import Flows
from flows import (
    admission,
    arrival,
    away,
    check_in,
    communication,
    contribution,
    decision,
    dialogue_control,
    due,
    echo,
    force_field,
    glossary,
    goal,
    indicator,
    latecomers,
    linking,
    meeting,
    method,
    next_step,
    organisation,
    plain,
    reminder,
    risk,
    rule,
    stakeholder,
    status,
    switching,
    task,
    watch,
)
from flows import help as helping
from flows.cycle import command as phase
from flows.partners import coordination, joining, listing
from flows.privacy import ending, forgetting, mydata
from flows.settings import change as settings
from flows.settings import setup

FLOWS = Flows(
    (
        arrival.FLOW,
        latecomers.FLOW,
        joining.FLOW,
        listing.FLOW,
        admission.FLOW,
        away.FLOW,
        status.FLOW,
        phase.FLOW,
        check_in.FLOW,
        next_step.FLOW,
        decision.FLOW,
        rule.FLOW,
        stakeholder.FLOW,
        communication.FLOW,
        task.FLOW,
        reminder.FLOW,
        force_field.FLOW,
        method.FLOW,
        glossary.FLOW,
        due.FLOW,
        echo.FLOW,
        watch.FLOW,
        meeting.FLOW,
        goal.FLOW,
        indicator.FLOW,
        contribution.FLOW,
        risk.FLOW,
        setup.FLOW,
        settings.FLOW,
        coordination.FLOW,
        organisation.FLOW,
        linking.FLOW,
        mydata.FLOW,
        forgetting.FLOW,
        ending.FLOW,
        helping.FLOW,
        plain.FLOW,
        switching.FLOW,
        dialogue_control.FLOW,
    )
)
