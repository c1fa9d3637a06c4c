### Glossar: eine Sache und das Wort, das jeder Sektor dafür hat.

glossary-head = **{ $count } Wörter und wie jeder Sektor sie sagt**
glossary-head-own = **{ $count } Wörter**, zuerst wie es hier heißt: { $sector }
glossary-line = **{ $word }** · { $others }
glossary-word = **{ $word }**
glossary-reading = { $who }: { $word }
glossary-neutral = neutral
glossary-unknown = „{ $typed }“ steht nicht im Glossar. `/glossar` zeigt alle Wörter.

help-glossary = wie jeder Sektor dieselbe Sache nennt
help-glossary-more =
    - `/glossar`: alle Wörter, unter vier Augen zuerst die des eigenen Sektors
    - `/glossar Beschluss`: nur dieses Wort
