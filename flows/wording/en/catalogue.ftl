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

### A file of one's own: a coordinator sends it, sees what would be different, and decides.

catalogue-own = This cooperation's own file: { $name }, since { $day }.{ $fits ->
    [yes] {""}
   *[no] {" "}It no longer fits the catalogue that Dreiklang runs with here, and so is not in force at present. What does not fit is said when it is sent once more: `/catalogue file`
}
catalogue-own-hint = Other questions? `/catalogue file` sends a file to edit. Send it back in the private chat with me; nothing changes before you tap “Use”.
catalogue-no-own = There is no file of your own in force here; everything is as it was.
catalogue-sent-alone = The file comes in the private chat.
catalogue-file-in-private = The file is to be had in the private chat with me. Please ask again there: `/catalogue file`
catalogue-file-name = catalogue.toml
catalogue-caption-own = This cooperation's own file ({ $name }). Edit it, send it back here, look at it, use it.
catalogue-caption-whole = Everything in force here. Only what is to be different has to stay; what is deleted stays as usual here. Then send it back here.
catalogue-file-proposed = **{ $name }**: this is what would be different in “{ $home }”. Nothing has been changed yet.
catalogue-file-holds = **{ $name }** is in force in “{ $home }” since { $day }. What is different:
catalogue-file-past = **{ $name }** is not in force in “{ $home }”. What would be different:
catalogue-file-gone = This file is not kept any more. It can be sent again.
catalogue-file-same = There is nothing in { $name } that would be different here. Nothing was changed.
catalogue-file-unfit = This file no longer fits the catalogue that Dreiklang runs with here. Please send it again: then it is said what does not fit.
catalogue-file-faulty = { $count ->
    [one] **{ $name }** cannot be used like this. Nothing was changed. One thing is wrong:
   *[other] **{ $name }** cannot be used like this. Nothing was changed. { $count } things are wrong:
}
catalogue-file-more-faults = { $count ->
    [one] And one more.
   *[other] And { $count } more.
}
catalogue-file-more = { $count ->
    [one] And one more; `/catalogue` shows all that is in force.
   *[other] And { $count } more; `/catalogue` shows all that is in force.
}
catalogue-file-use = Use
catalogue-file-leave = Leave
catalogue-file-take-back = Take back
catalogue-toast-used = In force from now on. A round that is open keeps its questions.
catalogue-toast-left = Fine, everything stays as it is.
catalogue-toast-back = Taken back.
catalogue-announced = From now on a catalogue of our own is in force here ({ $name }, from { $person }): { $changes }. A round that is open keeps its questions. To look at it: `/catalogue`
catalogue-announced-back = { $person } has taken back our own catalogue { $name }. { $before ->
    [file] { $again } is in force again.
   *[none] The usual catalogue is in force again.
} A round that is open keeps its questions.
catalogue-count-questions = { $count } { $change ->
    [new] { $count ->
        [one] new question
       *[other] new questions
    }
   *[other] { $count ->
        [one] other question
       *[other] other questions
    }
}
catalogue-count-done = { $count } { $change ->
    [new] { $count ->
        [one] new done-criterion
       *[other] new done-criteria
    }
   *[other] { $count ->
        [one] other done-criterion
       *[other] other done-criteria
    }
}
catalogue-count-methods = { $count } { $count ->
    [one] other method
   *[other] other methods
}
catalogue-count-rhythms = { $count } { $count ->
    [one] other rhythm
   *[other] other rhythms
}
catalogue-count-factors = { $count } { $change ->
    [new] { $count ->
        [one] new factor
       *[other] new factors
    }
   *[other] { $count ->
        [one] other factor
       *[other] other factors
    }
}

help-catalogue = what check-ins ask, and what is otherwise here
help-catalogue-more =
    - `/catalogue`: how many questions, criteria, methods and factors are in force, and which are not those that come with Dreiklang
    - `/catalogue file`: a file of it to edit; coordinators send it back in the private chat and see what would be different (`/catalogue file all`: all that is usual, too)
    - `/catalogue reset`: the file of your own is no longer in force (coordinators)
