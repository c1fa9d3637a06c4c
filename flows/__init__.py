"""One file for each thing people do with Dreiklang; this one lists them in the order help shows them."""

from bot.engine.flow import Flows
from flows import check_in, joining, phase

FLOWS = Flows((joining.FLOW, phase.FLOW, check_in.FLOW))
