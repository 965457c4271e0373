package io.heliotrope.policy.check;

import io.heliotrope.policy.program.Deferral;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Term;
import io.heliotrope.policy.syntax.Clause;
import io.heliotrope.policy.syntax.Expression;
import io.heliotrope.policy.syntax.Window;
import io.heliotrope.policy.syntax.Zone;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.types.Type;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Checks when jobs may wait and for what. Empty where something was wrong, which was told.
final class Deferrals {
    private final Desk desk;
    private final SignalReads reads;

    Deferrals(Desk desk, SignalReads reads) {
        this.desk = desk;
        this.reads = reads;
    }

    Optional<Deferral> of(Clause.Defer defer) {
        Optional<Formula> until =
                desk.formulas().of(defer.until(), Where.rule("`defer until`", reads));
        Expression atLeast = defer.atLeast();
        Optional<Term> least =
                atLeast == null
                        ? Optional.empty()
                        : number(atLeast, Type.TIME, "`for at least`", "job.runtime");
        Window between = defer.between();
        Optional<Deferral.Hours> hours = between == null ? Optional.empty() : hours(between);
        Optional<Term> latest = latest(defer);
        if (until.isEmpty()
                || latest.isEmpty()
                || (atLeast != null && least.isEmpty())
                || (between != null && hours.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(
                new Deferral(
                        until.orElseThrow(), least, hours, latest.orElseThrow(), defer.span()));
    }

    private Optional<Term> latest(Clause.Defer defer) {
        Expression startBy = defer.startBy();
        if (startBy != null) {
            return number(
                    startBy,
                    Type.MOMENT,
                    "`start no later than`",
                    "job.deadline - 1.3 * job.runtime - 10 min");
        }
        desk.findings()
                .add(
                        Diagnostic.error(
                                        Code.H045,
                                        defer.span(),
                                        "nothing says when a job that waits starts at the latest")
                                .help(
                                        "add `start no later than job.deadline - 1.3 * job.runtime"
                                                + " - 10 min`",
                                        defer.span().after(),
                                        "\n    start no later than job.deadline - 1.3 * job.runtime"
                                                + " - 10 min")
                                .note("without it a job could wait past its deadline"));
        return Optional.empty();
    }

    private Optional<Term> number(Expression written, Type type, String called, String example) {
        Optional<Typed> number = desk.numbers().of(written, Where.job(called));
        if (number.isEmpty()) {
            return Optional.empty();
        }
        Typed typed = number.orElseThrow();
        if (typed.type().equals(type)) {
            return Optional.of(typed.term());
        }
        desk.findings()
                .add(
                        Diagnostic.error(
                                        Code.H029,
                                        written.span(),
                                        called
                                                + " takes "
                                                + Nouns.of(type)
                                                + ", not "
                                                + Nouns.of(typed))
                                .help("write it as in `" + example + "`"));
        return Optional.empty();
    }

    private Optional<Deferral.Hours> hours(Window window) {
        Optional<OptionalInt> zone = zone(window.zone());
        if (window.from().time().equals(window.to().time())) {
            desk.findings()
                    .add(
                            Diagnostic.error(
                                            Code.H046,
                                            window.from().span().to(window.to().span()),
                                            "hours that end when they begin")
                                    .help("leave `between` out where every hour is meant"));
            return Optional.empty();
        }
        return zone.map(so -> new Deferral.Hours(window.from().time(), window.to().time(), so));
    }

    /// The index of a zone among the program's; empty within where the region's own is meant.
    private Optional<OptionalInt> zone(@Nullable Zone zone) {
        if (zone == null) {
            return Optional.of(OptionalInt.empty());
        }
        return zone(zone, desk.findings())
                .map(id -> {
                    if (!desk.zones().contains(id)) {
                        desk.zones().add(id);
                    }
                    return OptionalInt.of(desk.zones().indexOf(id));
                });
    }

    /// A zone that the JDK knows; of others the parser told.
    static Optional<ZoneId> zone(Zone zone, Findings findings) {
        try {
            return Optional.of(ZoneId.of(zone.id()));
        } catch (DateTimeException unknown) {
            findings.fail();
            return Optional.empty();
        }
    }
}
