package io.heliotrope.policy.prove;

import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.program.Deferral;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Program;
import io.heliotrope.policy.program.Relation;
import io.heliotrope.policy.program.Rules;
import io.heliotrope.policy.program.Term;
import io.heliotrope.policy.types.Type;
import io.heliotrope.policy.types.Unit;
import java.util.ArrayList;
import java.util.List;

/// Looks for jobs whose latest start leaves less time than their runtime before their deadline. Of
/// one thread.
record Lateness(Program program, long budget) {
    /// What rounding may be off counts as on time; in seconds.
    private static final double TOLERATED = 1e-3;

    List<Remark> remarks() {
        List<Remark> remarks = new ArrayList<>();
        for (int i = 0; i < program.policies().size(); i++) {
            Rules rules = program.policies().get(i);
            if (rules.deferral().isPresent()) {
                remark(i, rules, rules.deferral().get(), remarks);
            }
        }
        return remarks;
    }

    private void remark(int policy, Rules rules, Deferral deferral, List<Remark> remarks) {
        Question question = new Question(List.of(program));
        Formulas formulas = question.formulas(program);
        Rulebook rulebook = new Rulebook(program, question.words(), formulas);
        Formula isLate = isLate(deferral);
        question.words().circuit().ask(rulebook.leads(policy));
        question.words().circuit().ask(formulas.literal(isLate, Want.TO_HOLD));
        Question.Finding found =
                question.search(
                        List.of(),
                        job ->
                                PlainReplayer.plain(program, job)
                                        .holds(isLate, job.region(), job.slot()),
                        budget);
        switch (found) {
            case Question.Finding.Found(Witness job) ->
                    remarks.add(new Remark.LateStart(rules.name(), deferral.span(), job));
            case Question.Finding.Nothing() -> {}
            case Question.Finding.Open(Proof.Reason reason) ->
                    remarks.add(
                            new Remark.Undecided(
                                    Remark.Check.DEADLINE, rules.name(), deferral.span(), reason));
        }
    }

    private static Formula isLate(Deferral deferral) {
        Term safe =
                new Term.Difference(
                        new Term.OfJob(JobFact.DEADLINE), new Term.OfJob(JobFact.RUNTIME));
        return new Formula.Compare(
                deferral.latest(),
                Relation.ABOVE,
                new Term.Sum(safe, new Term.Constant(TOLERATED)),
                Unit.base(Type.TIME),
                deferral.span());
    }
}
