### Long lists, page by page.

page-word = page { $number }
page-here = **{ $first }–{ $last } of { $count }**
page-here-uncounted = **Page { $number }**
page-next = { $here } · next: { $command }
page-last = { $here } · that is all.
page-same-words = the same again with “{ $which }” at the end
page-unknown = “{ $typed }” is not a page of this list. There { $pages ->
    [1] is only one: { $command }
   *[other] are { $pages } pages, the last one: { $command }
}
names-more = { $names } and { $count } more
