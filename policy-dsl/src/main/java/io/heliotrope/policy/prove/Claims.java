package io.heliotrope.policy.prove;

import io.heliotrope.policy.program.Guarantee;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What becomes of guarantees, as diagnostics: nothing is said of one that is proved.
final class Claims {
    private Claims() {}

    /// In the order of the program; each takes as many nodes as a proof may.
    static List<Diagnostic> of(Program program) {
        List<Diagnostic> told = new ArrayList<>();
        Prover.of(program)
                .proveAll()
                .forEach((guarantee, proof) -> {
                    switch (proof) {
                        case Proof.Proved _ -> {}
                        case Proof.Refuted(Witness witness, long _) ->
                                told.add(refuted(program, guarantee, witness));
                        case Proof.Unknown(Proof.Reason reason, long nodes) ->
                                told.add(unknown(guarantee, reason, nodes));
                    }
                });
        return told;
    }

    private static Diagnostic refuted(Program program, Guarantee guarantee, Witness witness) {
        WitnessText words = WitnessText.of(program, witness);
        Diagnostic error =
                Diagnostic.error(
                                Code.H101,
                                guarantee.span(),
                                "guarantee `" + guarantee.name() + "` does not hold")
                        .labelled(guarantee.title())
                        .note("this job would be placed in " + words.place() + ": " + words.job());
        if (!words.conditions().isEmpty()) {
            error = error.note("where " + String.join("; ", words.conditions()));
        }
        error =
                error.note(
                        (words.policies().isEmpty()
                                        ? "no policy holds for it"
                                        : "policies that hold for it: "
                                                + String.join(", ", words.policies()))
                                + "; "
                                + words.way());
        Optional<Repairs.Repair> repair = new Repairs(program, guarantee).first(witness);
        return repair.isEmpty()
                ? error
                : error.and(repair.get().policy().span().head(), "").help(repair.get().words());
    }

    private static Diagnostic unknown(Guarantee guarantee, Proof.Reason reason, long nodes) {
        Diagnostic error =
                Diagnostic.error(
                                Code.H102,
                                guarantee.span(),
                                "guarantee `" + guarantee.name() + "` could not be proved")
                        .labelled(guarantee.title());
        return switch (reason) {
            case BUDGET ->
                    error.note("the search gave up after " + nodes + " nodes")
                            .help("claim less at once: two guarantees are often quicker than one");
            case NO_REPLAY ->
                    error.note("examples were found, but none that an evaluator agrees to")
                            .help(
                                    "write the claim as the rule is written that keeps it: a proof"
                                            + " looks into no product of open numbers, nor into how"
                                            + " sums are rounded");
        };
    }
}
