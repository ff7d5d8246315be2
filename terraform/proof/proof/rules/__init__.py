"""What no plan may contain. Each rule reads one plan and says what is wrong in it; none says nothing.

``applied`` is true for a plan over what is there already: then every value is known, and one that is not is wrong too.
"""

from proof.rules import events, identities, models, names, network, storage
from proof.rules.book import RULES, broken

__all__ = ["RULES", "broken", "events", "identities", "models", "names", "network", "storage"]
