package io.heliotrope.policy.prove;

import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Guarantee;
import io.heliotrope.policy.program.Program;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Proves or refutes guarantees of a program: for every job, every combination of policies that can
/// hold for it, every step of relaxation and fall-back, every region and slot, whatever the signals
/// say. See the package for the method and what it takes for granted.
///
/// Deterministic. Immutable, safe from any thread.
public final class Prover {
    /// Nodes that a proof may take.
    public static final long BUDGET = 1_000_000;

    private final Program program;
    private final Replayer replayer;
    private final long budget;

    public Prover(Program program, Replayer replayer, long budget) {
        this.program = program;
        this.replayer = replayer;
        this.budget = budget;
    }

    /// With the plain replayer and the usual budget.
    public static Prover of(Program program) {
        return new Prover(program, new PlainReplayer(), BUDGET);
    }

    /// All guarantees of the program, in its order.
    public Map<Guarantee, Proof> proveAll() {
        Map<Guarantee, Proof> proofs = new LinkedHashMap<>();
        program.guarantees().forEach(guarantee -> proofs.put(guarantee, prove(guarantee)));
        return proofs;
    }

    public Proof prove(Guarantee guarantee) {
        Question question = new Question(List.of(with(guarantee), program));
        Formulas formulas = question.formulas(program);
        Circuit circuit = question.words().circuit();
        Rulebook rulebook = new Rulebook(program, question.words(), formulas);
        rulebook.needs(false).forEach(need -> circuit.ask(need.literal()));
        circuit.ask(formulas.literal(guarantee.scope(), Want.TO_HOLD));
        circuit.ask(
                switch (guarantee.claim()) {
                    case Guarantee.Claim.OnlyIn(var regions) ->
                            question.words().region(~regions.bits());
                    case Guarantee.Claim.NeverIn(var regions) ->
                            question.words().region(regions.bits());
                    case Guarantee.Claim.Always(Formula formula) ->
                            formulas.literal(formula, Want.NOT_TO_HOLD);
                });
        Question.Finding finding =
                question.search(
                        List.of(),
                        witness ->
                                PlainReplayer.breaks(program, guarantee, witness)
                                        && replayer.isPlaced(program, witness),
                        budget);
        long nodes = question.words().sat().nodes();
        return switch (finding) {
            case Question.Finding.Found(Witness witness) -> new Proof.Refuted(witness, nodes);
            case Question.Finding.Nothing() -> new Proof.Proved(nodes);
            case Question.Finding.Open(Proof.Reason reason) -> new Proof.Unknown(reason, nodes);
        };
    }

    /// Also for a guarantee that the program does not have.
    private Program with(Guarantee guarantee) {
        return new Program(
                program.module(),
                program.places(),
                program.ladders(),
                List.of(),
                List.of(guarantee),
                program.zones(),
                program.digest());
    }
}
