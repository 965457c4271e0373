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
    H020("quantities that cannot be compared"),
    H021("quantities that cannot be added or multiplied"),
    H022("average and marginal do not mix"),
    H023("currencies do not mix"),
    H024("number without its unit"),
    H025("percentage and plain number do not mix"),
    H026("divisor that may be zero"),
    H027("number too large"),
    H028("something of another sort belongs here"),
    H029("quantity that does not fit here"),
    H030("unknown name"),
    H031("signal of which nothing says what happens when it is stale"),
    H032("unknown region, set, jurisdiction or tier"),
    H033("unknown policy or rule"),
    H034("name that the catalogue does not know"),
    H035("name given twice"),
    H036("region set that nothing reads"),
    H037("what cannot be read here"),
    H038("ladder that nothing needs"),
    H039("forecast of what has none"),
    H040("skip of what a rule reads"),
    H041("value that a fact cannot have"),
    H042("rung that is never reached"),
    H043("clause that a tier cannot have"),
    H044("set without a region"),
    H045("deferral without a latest start"),
    H046("hours of no length"),
    H048("preference that tells no regions apart"),
    H049("set made of itself"),
    H050("too many"),
    H051("percentile of what"),
    H052("step that does not loosen"),
    H053("rule that gives way twice"),
    H054("priorities or rollouts in a circle"),
    H055("rule of another policy"),
    H056("balance that does not add up"),
    H057("module that cannot be used"),
    H058("test that cannot be run"),
    H059("what another module has decided"),

    // Proofs
    H101("guarantee that does not hold"),
    H102("guarantee that could not be proved"),
    H104("rules that leave no region"),
    H105("two policies that could lead one job"),
    H106("start that may be too late"),
    H107("check that came to no end"),

    // Rules that can do nothing
    H120("rule that never changes a decision"),
    H121("policy that no job is in"),
    H122("tier that is never reached"),
    H123("comparison that its bounds settle");

    private final String title;

    Code(String title) {
        this.title = title;
    }

    /// What it is about, in a few words.
    public String title() {
        return title;
    }
}
