### The glossary: one thing and the word that each sector has for it.

glossary-head = **{ $count } words and how each sector says them**
glossary-head-own = **{ $count } words**, first what it is called here: { $sector }
glossary-line = **{ $word }** · { $others }
glossary-word = **{ $word }**
glossary-reading = { $who }: { $word }
glossary-neutral = neutral
glossary-unknown = “{ $typed }” is not in the glossary. `/glossary` shows all words.

help-glossary = what each sector calls the same thing
help-glossary-more =
    - `/glossary`: all words, alone with the bot those of one's own sector first
    - `/glossary decision`: only this word
