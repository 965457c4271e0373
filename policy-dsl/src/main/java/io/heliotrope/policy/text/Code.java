package io.heliotrope.policy.text;

/// The numbers of diagnostics. A number keeps its meaning for good; `docs/policy/diagnostics.md`
/// has an example of each.
///
/// H001 to H019 are of the syntax, H020 to H059 of types, names and signals, H100 to H139 of proofs
/// and of rules that can do nothing.
public enum Code {
    // Syntax
    H001("character that the language does not have"),
    H002("text without its closing quote"),
    H003("unknown unit"),
    H004("malformed number"),
    H005("no such time or date"),
    H006("language line missing or of another version"),
    H007("unknown word"),
    H008("something else was expected here"),
    H009("bracket that is never closed"),
    H010("bracket that closes nothing"),
    H011("said twice"),
    H013("comparisons in a chain"),
    H014("text too large"),
    H015("nested too deep"),
    H016("no such percentile"),
    H017("clause in the wrong place"),
    H018("sets mixed without brackets"),

    // Types, names and signals

    // Proofs and lints

    ;

    private final String title;

    Code(String title) {
        this.title = title;
    }

    /// What it is about, in a few words.
    public String title() {
        return title;
    }
}
