package io.heliotrope.orchestrator.carbon;

import io.heliotrope.model.Job;
import io.heliotrope.model.KilowattHours;
import io.heliotrope.model.Lane;
import io.heliotrope.signals.accounting.Account;
import io.heliotrope.signals.accounting.Emission;
import io.heliotrope.signals.accounting.Emission.Known;
import io.heliotrope.signals.accounting.Kind;
import io.heliotrope.signals.accounting.Sci;
import io.heliotrope.signals.accounting.Total;
import java.util.Optional;

/// Adds up the accounts of one row. Owned by one thread.
final class RowSum {
    private static final double TOKENS = 1000;

    private final Kind kind;
    private int jobs;
    private KilowattHours energy = new KilowattHours(0);
    private Total location;
    private Total market = Total.of(Kind.MARKET);
    private Total marginal = Total.of(Kind.MARGINAL);
    private Total atHome;
    private Total saved;
    private Total embodied = Total.of(Kind.LIFECYCLE);
    private Total movement;
    private Total restated;
    private final Sci perThousandTokens = new Sci();
    private final Sci perRequest = new Sci();
    private final Sci perJob = new Sci();

    RowSum(Kind kind) {
        this.kind = kind;
        this.location = Total.of(kind);
        this.atHome = Total.of(kind);
        this.saved = Total.of(kind);
        this.movement = Total.of(kind);
        this.restated = Total.of(kind);
    }

    /// Adds an account whose operational grams are of this row's kind, or not known: then what
    /// would stand beside them on that basis is not known either.
    ///
    /// `moved` is by how much restatements moved the grams, if there are any; a move from another
    /// kind cannot be added and is counted as unknown.
    void add(DoneJob done, Account account, Optional<Emission> moved) {
        Job job = done.job();
        Emission operational = account.operational();
        boolean isKnown = operational.isKnown();
        jobs++;
        energy = energy.plus(account.energy());
        location = location.plus(operational);
        market = market.plus(account.market());
        marginal = marginal.plus(account.marginal());
        atHome = atHome.plus(isKnown ? account.atHome() : operational);
        saved = saved.plus(account.saved());
        embodied = embodied.plus(account.embodied().grams());
        movement = movement.plus(isKnown ? account.movement().data() : operational);
        moved.ifPresent(by -> restated = restated.plus(isOf(by) ? by : operational.minus(by)));
        perThousandTokens.add(account, done.done().measured().outputTokens() / TOKENS);
        perRequest.add(account, job.lane() == Lane.INTERACTIVE ? 1 : 0);
        perJob.add(account, job.lane() == Lane.BATCH ? 1 : 0);
    }

    private boolean isOf(Emission emission) {
        return !(emission instanceof Known known) || known.kind() == kind;
    }

    CarbonRow row(String group) {
        return new CarbonRow(
                group,
                kind,
                jobs,
                energy,
                location,
                market,
                marginal,
                atHome,
                saved,
                embodied,
                movement,
                restated,
                perThousandTokens.score(),
                perRequest.score(),
                perJob.score());
    }
}
