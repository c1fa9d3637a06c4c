### Pages in the browser that a link leads to.

page-nothing-title = This link leads nowhere
page-nothing = Perhaps it has expired, was taken back, or did not arrive complete. Whoever passed it on can send a new one.
page-too-much-title = Those were many requests in a short time
page-too-much = Please wait a minute and then load the page again.
page-not-now-title = It does not work at present
page-not-now = Please load the page again in a few seconds.
