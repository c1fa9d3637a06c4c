"""Everything that starts and runs the program; `app` puts it together and is the only module that knows everybody."""
