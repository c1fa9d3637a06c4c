# An own catalogue: what is wrong in its file, line by line. $name and $options stand in the file as they are shown.

catalogue-fault = Line { $line }: { $fault }
catalogue-fault-large = The file is too large: at most { $most } KiB.
catalogue-fault-encoding = This is no text in UTF-8. An editor for plain text can save it so.
catalogue-fault-deep = Brackets or dots are nested too deep here.
catalogue-fault-toml = This is no TOML: perhaps a quotation mark, a bracket or an equals sign is missing, or a name stands twice.
catalogue-fault-section = “{ $name }” is not known. There are questions, done, methods, rhythms and factors.
catalogue-fault-sections = “{ $name }” stands in double brackets above each entry, such as [[factors]].
catalogue-fault-nothing = There is nothing in the file.
catalogue-fault-many = More than { $most } entries are too many; those from here on were not looked at.
catalogue-fault-factors = More than { $most } factors are too many.
catalogue-fault-missing = “{ $name }” is missing.
catalogue-fault-unknown = “{ $name }” is not known here.
catalogue-fault-empty = “{ $name }” is empty.
catalogue-fault-long = “{ $name }” is too long: at most { $most } characters.
catalogue-fault-unprintable = “{ $name }” has to be one line of visible characters, without line breaks or control characters.
catalogue-fault-id = “{ $name }” does not look as it should, such as { $example }.
catalogue-fault-choice = “{ $name }” has to be one of these: { $options }.
catalogue-fault-text = “{ $name }” has to be a text in quotation marks.
catalogue-fault-steps = A method has three to five steps.
catalogue-fault-people = People are two whole numbers, from at least to at most, such as [3, 8].
catalogue-fault-same-words = A sector's own words are the same as the neutral ones or another sector's; then they can be left out.
catalogue-fault-number = “{ $name }” has to be a whole number from 1 to { $most }.
catalogue-fault-table = “{ $name }” has to hold names with values.
catalogue-fault-list = “{ $name }” has to be a list in square brackets.
catalogue-fault-unusable = “{ $name }” cannot be used as it is.
catalogue-fault-twice = “{ $name }” has been there already, in line { $first }.
catalogue-fault-alike = “{ $name }” is called like another factor; typed, they could not be told apart.
catalogue-fault-no-rating = With { $names } nothing is left in this field of the phase that can be answered by a tap; one question has to be a rating or yes_partly_no.

### What is in force, and what differs from what comes with Dreiklang.

catalogue-in-force = **The catalogue in force:** { $questions } questions, { $criteria } done-criteria, { $methods } methods, { $factors } factors
catalogue-shipped = All of it comes with Dreiklang; nothing has been replaced or added here.
catalogue-differs = { $count ->
    [one] One thing is otherwise here than what comes with Dreiklang:
   *[other] { $count } things are otherwise here than what comes with Dreiklang:
}
catalogue-line = { $kind }, { $change ->
    [new] new
   *[other] replaced
}: { $text }
catalogue-kind-questions = Question
catalogue-kind-done = Criterion
catalogue-kind-methods = Method
catalogue-kind-rhythms = Rhythm
catalogue-kind-factors = Factor
catalogue-rhythm = { $phase }, check-in every { $days } days

help-catalogue = what check-ins ask, and what is otherwise here
help-catalogue-more =
    - `/catalogue`: how many questions, criteria, methods and factors are in force, and which are not those that come with Dreiklang
