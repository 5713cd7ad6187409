"""One example for each request type, named as its file: what is asked, confirmed and answered."""
