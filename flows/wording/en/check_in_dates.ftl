### The rhythm of check-ins: seeing the dates first, and saving.

## When check-ins open

rhythm-preview = The next check-ins will open by themselves on:
rhythm-preview-moved = { $at } instead of { $planned }, because of { $reasons }
rhythm-preview-weekend = the weekend
rhythm-preview-paused = the pause
rhythm-preview-running = the check-in that is open
rhythm-preview-several = Several phases run at once: then the shortest rhythm counts, that of “{ $phase }” ({ $every }), and each check-in asks about all of them.
rhythm-preview-none = No check-in will open by itself yet: that takes a phase that runs. `/phase` shows them all.
rhythm-and = {" "}and{" "}
rhythm-saving-save = Save it like this
rhythm-saving-other = Another rhythm
rhythm-saved = Saved.
rhythm-suggestion = “{ $phase }” is running now. Usual for it is a check-in { $every }; so far: { $present }. Should check-ins depend on the phase?
rhythm-suggestion-holds = “{ $phase }” is running now. Usual for it is a check-in { $every }; that is how it is set.
rhythm-suggestion-over = “{ $phase }” is not running at present.
setup-saving =
    { $preview }

    Is that right?
settings-saving =
    { $preview }

    Is that right?
settings-rhythm = How often should there be a check-in? Now: **{ $present }**
setting-rhythm = Rhythm
