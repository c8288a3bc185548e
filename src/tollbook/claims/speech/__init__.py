"""Speech: which words of a report are whose, from "the army said that" to a quotation of several sentences."""
