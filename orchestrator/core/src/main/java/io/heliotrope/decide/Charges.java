package io.heliotrope.decide;

import io.heliotrope.model.Job;
import io.heliotrope.model.Measured;
import io.heliotrope.model.Objective.Complete;
import io.heliotrope.model.Objective.Respond;
import io.heliotrope.policy.facts.JobFact;
import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Budget;
import io.heliotrope.protocol.Account;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Receipt.Scored;
import io.heliotrope.protocol.Use;
import io.heliotrope.state.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What runs take of the budgets that their jobs draw on. Stateless.
///
/// A run counts as a whole in the period that its start lies in; one that pauses gives back what is
/// left of it, and counts anew when it goes on.
public final class Charges {
    private Charges() {}

    /// What the start that `receipt` chose is expected to take; nothing when it chose none.
    public static List<Use> expected(Job job, Receipt receipt, World world) {
        List<Account> accounts = receipt.load().accounts();
        if (accounts.isEmpty() || receipt.winner().isEmpty()) {
            return List.of();
        }
        Scored chosen = receipt.winner().get();
        JobFacts facts =
                new JobFacts(job.left(receipt.load().ran()), world, receipt.load().isAccepted());
        return uses(accounts, chosen.start(), gpuSeconds(facts), chosen.grams());
    }

    /// The most that a start at once could take of each account, wherever it is made; of carbon
    /// that is known nowhere, nothing.
    public static List<Use> most(Job job, List<Account> accounts, World world) {
        JobFacts facts = new JobFacts(job, world, false);
        RunFacts pairing = new RunFacts(Run.of(job, world, Load.NONE));
        double grams =
                IntStream.range(0, world.catalogue().size())
                        .mapToDouble(region -> pairing.value(RegionFact.GRAMS, region, 0))
                        .filter(Double::isFinite)
                        .max()
                        .orElse(0);
        return uses(accounts, world.now(), gpuSeconds(facts), grams);
    }

    private static double gpuSeconds(JobFacts facts) {
        return facts.number(JobFact.GPUS) * facts.number(JobFact.RUNTIME);
    }

    private static List<Use> uses(
            List<Account> accounts, Instant start, double gpuSeconds, double grams) {
        return accounts.stream()
                .map(account ->
                        Use.of(
                                account,
                                start,
                                account.resource() == Budget.Resource.GPU_TIME
                                        ? gpuSeconds
                                        : grams))
                .toList();
    }

    /// What has to be added to, or taken from, the expected once a run was measured: its time on
    /// the accelerator, and its energy at the intensity and PUE that the decision rested on.
    public static List<Use> correction(Job job, Receipt receipt, Measured measured, World world) {
        return expected(job, receipt, world).stream()
                .flatMap(use ->
                        measured(use, job, receipt, measured)
                                .map(is ->
                                        new Use(
                                                use.account(),
                                                use.from(),
                                                is.millionths() - use.millionths()))
                                .stream())
                .filter(use -> use.millionths() != 0)
                .toList();
    }

    private static Optional<Use> measured(
            Use expected, Job job, Receipt receipt, Measured measured) {
        double amount =
                expected.account().resource() == Budget.Resource.GPU_TIME
                        ? Seconds.of(ran(job, measured))
                        : receipt.winner()
                                .flatMap(Scored::product)
                                .map(terms ->
                                        measured.energy().value()
                                                * terms.pue()
                                                * terms.gramsPerKwh())
                                .orElse(Double.NaN);
        return Double.isNaN(amount)
                ? Optional.empty()
                : Optional.of(Use.of(expected.account(), expected.from(), amount));
    }

    /// An answer takes real time, batch work the time of its job.
    private static Duration ran(Job job, Measured measured) {
        return switch (job.objective()) {
            case Respond respond -> measured.service();
            case Complete complete -> Duration.between(measured.ranFrom(), measured.ranTo());
        };
    }
}
