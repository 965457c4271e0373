package io.heliotrope.policy.check;

import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.JobName;
import io.heliotrope.policy.program.Budget;
import io.heliotrope.policy.program.Outcome;
import io.heliotrope.policy.program.Rules;
import io.heliotrope.policy.syntax.Clause;
import io.heliotrope.policy.syntax.Path;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.types.Dimension;
import io.heliotrope.policy.types.Unit;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/// Checks what bounds a policy and ends a job: outcomes, budgets, rollouts. Empty where something
/// was wrong, which was told.
final class Endings {
    private static final int WHOLE = 100;

    private final Desk desk;

    Endings(Desk desk) {
        this.desk = desk;
    }

    Optional<Outcome> of(io.heliotrope.policy.syntax.Outcome outcome) {
        return switch (outcome) {
            case io.heliotrope.policy.syntax.Outcome.Reject(var _, var why) ->
                    Optional.of(new Outcome.Reject(why.value()));
            case io.heliotrope.policy.syntax.Outcome.Hold(var _, var why) ->
                    Optional.of(new Outcome.Hold(Requirements.said(why)));
            case io.heliotrope.policy.syntax.Outcome.RunIn(var _, var region, var alert) ->
                    desk.choices()
                            .destination(region)
                            .map(where -> new Outcome.RunIn(where, Requirements.said(alert)));
            case io.heliotrope.policy.syntax.Outcome.ShedLowest(var _, var by) -> shed(by);
        };
    }

    private Optional<Outcome> shed(Path by) {
        if (Meaning.of(by) instanceof Meaning.OfJob(JobFact fact)) {
            return Optional.of(new Outcome.Shed(fact));
        }
        Diagnostic wrong =
                Diagnostic.error(
                        Code.H028,
                        by.span(),
                        "what is shed first is told by a number of the job, not by `"
                                + by.text()
                                + "`");
        desk.findings()
                .add(
                        Unknown.suggest(
                                wrong,
                                by.text(),
                                by.span(),
                                Arrays.stream(JobFact.values())
                                        .map(fact -> "job." + fact.path())
                                        .toList()));
        return Optional.empty();
    }

    /// Its index is given when the program is put together.
    Optional<Budget> of(Clause.Budget budget) {
        Unit unit = Shown.unit(budget.amount().unit().spelling());
        Dimension dimension = unit.type().dimension();
        boolean isTime = dimension.equals(Dimension.GPU_TIME);
        double limit = unit.toBase(budget.amount().value().doubleValue());
        if ((!isTime && !dimension.equals(Dimension.CARBON))
                || !(limit > 0 && limit <= Bounds.LIMIT)) {
            desk.findings()
                    .add(
                            Diagnostic.error(
                                            Code.H029,
                                            budget.amount().span(),
                                            "a budget is of accelerator time or of CO2e, and above"
                                                    + " zero")
                                    .labelled(Nouns.of(unit.type()).replaceFirst("^an? ", ""))
                                    .help(
                                            "write it as in `200 GPU-h per day` or `40 kg per"
                                                    + " month`"));
            return Optional.empty();
        }
        Clause.Share each = budget.each();
        Budget.Share share =
                each == null
                        ? Budget.Share.ALL
                        : switch (each) {
                            case TENANT -> Budget.Share.TENANT;
                            case MODEL -> Budget.Share.MODEL;
                        };
        return Optional.of(
                new Budget(
                        0,
                        budget.name().text(),
                        isTime ? Budget.Resource.GPU_TIME : Budget.Resource.CARBON,
                        limit,
                        switch (budget.per()) {
                            case HOUR -> Budget.Period.HOUR;
                            case DAY -> Budget.Period.DAY;
                            case MONTH -> Budget.Period.MONTH;
                        },
                        share,
                        Requirements.said(budget.because()),
                        budget.span()));
    }

    Optional<Rules.Rollout> of(Clause.Rollout rollout) {
        Optional<JobName> by = by(rollout.by());
        double percent = rollout.share().value().doubleValue();
        boolean isShare =
                rollout.share().unit().spelling().equals("%") && percent >= 0 && percent <= WHOLE;
        if (!isShare) {
            desk.findings()
                    .add(
                            Diagnostic.error(
                                            Code.H029,
                                            rollout.share().span(),
                                            "a share of jobs is from 0 % to 100 %, not "
                                                    + rollout.share().span().text())
                                    .help("write it as in `rollout 5 % of jobs by job.cohort`"));
        }
        Optional<LocalDate> from =
                rollout.from() == null ? Optional.empty() : Optional.of(rollout.from().date());
        Optional<String> instead =
                rollout.instead() == null
                        ? Optional.empty()
                        : Optional.of(rollout.instead().text());
        return isShare
                ? by.map(name -> new Rules.Rollout(percent / WHOLE, name, from, instead))
                : Optional.empty();
    }

    private Optional<JobName> by(Path by) {
        if (Meaning.of(by) instanceof Meaning.NameOfJob(JobName name)) {
            return Optional.of(name);
        }
        Diagnostic wrong =
                Diagnostic.error(
                        Code.H028,
                        by.span(),
                        "jobs are shared out by a name of theirs, not by `" + by.text() + "`");
        desk.findings()
                .add(
                        Unknown.suggest(
                                wrong,
                                by.text(),
                                by.span(),
                                Arrays.stream(JobName.values())
                                        .map(name -> "job." + name.path())
                                        .toList()));
        return Optional.empty();
    }
}
