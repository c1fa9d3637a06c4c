### Who takes part.

partners-title = **Who takes part: { $name }**
partners-sector = **{ $sector }**
partners-organisation = { $organisation }: { $people }
partners-observer = { $organisation } (observes): { $people }
partners-coordinator = { $name } (coordinator)
partners-coordinating = Also coordinating: { $names }
partners-nobody = Nobody is taking part yet. Write `/join` to make a start.
partners-missing = Nobody yet from: **{ $sectors }**. Who could we ask?
partners-missing-kinds = All three sectors are here. Still without: **{ $kinds }**.

help-partners = who takes part, and which sector is missing
help-partners-more =
    - `/partners`: shows everybody by sector and organisation
    - `/partners page 2`: shows the next page
