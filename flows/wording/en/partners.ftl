### Who takes part.

partners-title = **Who takes part: { $name }**
partners-sector = **{ $sector }**
partners-organisation = { $organisation }: { $people }
partners-observer = { $organisation } (observes): { $people }
partners-coordinator = { $name } (coordinator)
partners-coordinating = Also coordinating: { $names }
partners-nobody = Nobody takes part yet. Whoever writes `/join` makes a start.
partners-missing = Nobody yet from: **{ $sectors }**. Who could be asked?

help-partners = who takes part, and which sector is missing
help-partners-more = `/partners` shows everybody by sector and organisation, who coordinates, and which sector is still missing.
