### Stakeholders: who matters, who keeps the contact, when it is due.

stakeholder-add-name = Who belongs on the list? Please write the name, for example of an organisation or a person.
stakeholder-add-sector = Which sector does this stakeholder belong to?
stakeholder-add-influence = How much influence does this stakeholder have on the endeavour?
stakeholder-add-interest = How much interest does this stakeholder have in the endeavour?
stakeholder-add-keeper = Who keeps the contact?
stakeholder-change-which = Which stakeholder should be changed?
stakeholder-change-aspect = What should change about **{ $name }**?
stakeholder-change-influence = How much influence does **{ $name }** have on the endeavour? Currently: { $influence }.
stakeholder-change-interest = How much interest does **{ $name }** have in the endeavour? Currently: { $interest }.
stakeholder-change-keeper = Who keeps the contact with **{ $name }**? Currently: { $keeper }.
stakeholder-change-rhythm = How often should there be contact? Currently: { $rhythm }. For example “every month”, or “21” for every 21 days.
stakeholder-contacted-which = Who was the contact with?
stakeholder-drop-which = Who should be taken off the list?

stakeholder-aspect-influence = Influence
stakeholder-aspect-interest = Interest
stakeholder-aspect-keeper = Contact person
stakeholder-aspect-rhythm = Rhythm

stakeholder-scale-1 = Little
stakeholder-scale-2 = Some
stakeholder-scale-3 = Much
stakeholder-nobody = Nobody yet
stakeholders-corner-nobody = nobody
stakeholder-every = { $days ->
    [1] every day
    [7] every week
   *[other] every { $days } days
}
quadrant-manage-closely = Manage closely
quadrant-keep-satisfied = Keep satisfied
quadrant-keep-informed = Keep informed
quadrant-monitor = Monitor

stakeholder-summary = **{ $name }** ({ $sector })
    Influence { $influence }, interest { $interest }: { $quadrant }
    Contact { $rhythm }, next: { $day }; { $keeper }
stakeholder-added = Noted as no. { $number }: { $summary }
stakeholder-changed = Changed, no. { $number }: { $summary }
stakeholder-unchanged = Everything stays as it was: { $summary }
stakeholder-contacted = The contact with **{ $name }** is noted. Due again: { $day }.
stakeholder-dropped = **{ $name }** is no longer on the list.
stakeholder-back = **{ $name }** is on the list again.
stakeholder-unknown = There is no no. { $number } on the list. `/stakeholders` shows all.
stakeholder-too-many = A list has at most { $most } stakeholders; “{ $name }” was not added. `/stakeholder drop` makes room.
stakeholder-gone = Somebody has taken this stakeholder off the list in the meantime. Nothing was changed.
misfit-stakeholder-known = “{ $name }” is already on the list, as no. { $number }. Please write another name; to change it: `/stakeholder change { $number }`.
misfit-keeper = “{ $typed }” does not take part. Please choose somebody, or write the name as `/partners` shows it.

stakeholders-none = Nobody is on the list yet. The first entry: `/stakeholder add`.
stakeholders-head = { $count ->
    [1] **One stakeholder**
   *[other] **{ $count } stakeholders**
}
stakeholders-line = **{ $number }** { $name } ({ $sector }) · { $rhythm }, next contact { $day } · { $keeper }
stakeholders-two-by-two = { $all ->
    [yes] **Influence and interest**
   *[no] **Influence and interest on this page**
}
stakeholders-corner-manage-closely = influence high, interest high → **manage closely**: { $names }
stakeholders-corner-keep-satisfied = influence high, interest low → **keep satisfied**: { $names }
stakeholders-corner-keep-informed = influence low, interest high → **keep informed**: { $names }
stakeholders-corner-monitor = influence low, interest low → **monitor**: { $names }

help-stakeholder = note a stakeholder, change one, record a contact
help-stakeholder-more =
    - `/stakeholder add Chamber of Crafts; business; 3; 2`: notes somebody with influence and interest
    - `/stakeholder contacted 1`: notes that number 1 was spoken to
help-stakeholders = all stakeholders with their next contact
help-stakeholders-more =
    - `/stakeholders`: shows all of them with the next contact
    - `/stakeholders page 2`: shows the next page
    - `/stakeholders picture`: shows influence and interest as a picture

stakeholder-named = { $name }
stakeholder-take-in-offer = Should anybody of these be on the list of stakeholders?
stakeholder-take-in = Add as a stakeholder: { $name }
stakeholder-all-taken-in = All of this list are among the stakeholders.
