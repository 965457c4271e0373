package io.heliotrope.policy.check;

import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Ladder;
import io.heliotrope.policy.program.Ladder.Rung;
import io.heliotrope.policy.syntax.Item;
import io.heliotrope.policy.syntax.Stale;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Span;
import io.heliotrope.policy.types.Type;
import io.heliotrope.policy.types.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Checks what one module says of signals that are late. One thread.
final class Ladders {
    private final Desk desk;
    private final Map<RegionFact, Placed> placed = new EnumMap<>(RegionFact.class);
    private final Map<RegionFact, Span> written = new EnumMap<>(RegionFact.class);

    /// A ladder and where it stands; `skips` are the places of its `skip`, at most one.
    record Placed(Ladder ladder, Span span, List<Span> skips) {}

    Ladders(Desk desk) {
        this.desk = desk;
    }

    void add(Item.Signals signals) {
        signals.ladders().forEach(this::add);
    }

    Map<RegionFact, Placed> all() {
        return placed;
    }

    /// Signals of which something is said, right or wrong.
    Set<RegionFact> written() {
        return written.keySet();
    }

    private void add(io.heliotrope.policy.syntax.Ladder ladder) {
        String text = ladder.signal().text();
        Optional<RegionFact> found = RegionFact.of(text);
        if (found.isEmpty()) {
            desk.findings().add(unknown(ladder));
            return;
        }
        RegionFact signal = found.orElseThrow();
        Span span = ladder.signal().span();
        Span before = written.putIfAbsent(signal, span);
        if (before != null) {
            desk.findings().add(Twice.of("ladder", text, span, before));
            return;
        }
        if (!signal.isSignal()) {
            desk.findings()
                    .add(
                            Diagnostic.warning(
                                            Code.H038,
                                            span,
                                            "`"
                                                    + text
                                                    + "` is no signal and never late: its ladder"
                                                    + " is not needed")
                                    .note(
                                            signal.meaning()
                                                    + ", known with the job and the catalogue"));
        }
        Optional<Placed> checked = check(signal, ladder);
        if (signal.isSignal()) {
            checked.ifPresent(so -> placed.put(signal, so));
        }
    }

    private Diagnostic unknown(io.heliotrope.policy.syntax.Ladder ladder) {
        String text = ladder.signal().text();
        Span span = ladder.signal().span();
        List<String> signals =
                Arrays.stream(RegionFact.values())
                        .filter(RegionFact::isSignal)
                        .map(RegionFact::path)
                        .toList();
        Diagnostic wrong = Diagnostic.error(Code.H030, span, "no signal is called `" + text + "`");
        String bare = text.startsWith("region.") ? ladder.signal().tail() : text;
        return signals.contains(bare)
                ? wrong.help("did you mean `" + bare + "`?", span, bare)
                : Unknown.suggest(wrong, text, span, signals);
    }

    private Optional<Placed> check(RegionFact signal, io.heliotrope.policy.syntax.Ladder ladder) {
        Unit unit = Shown.unit(ladder.fresh().unit().spelling());
        double fresh = unit.toBase(ladder.fresh().value().doubleValue());
        boolean isTime = unit.type().equals(Type.TIME) && fresh > 0 && fresh <= Bounds.LIMIT;
        if (!isTime) {
            desk.findings()
                    .add(
                            Diagnostic.error(
                                            Code.H029,
                                            ladder.fresh().span(),
                                            "how long a reading is fresh is a duration above zero")
                                    .help("write it as in `fresh for 15 min`"));
        }
        List<Rung> rungs = new ArrayList<>();
        List<Span> skips = new ArrayList<>();
        boolean isWhole = isTime;
        Optional<Stale> end = Optional.empty();
        for (Stale step : ladder.steps()) {
            if (end.isPresent() || (step instanceof Stale.Forecast && !rungs.isEmpty())) {
                desk.findings().add(unreached(step, end));
                return Optional.empty();
            }
            Optional<Rung> rung = rung(signal, step);
            isWhole &= rung.isPresent();
            rung.ifPresent(rungs::add);
            if (!(step instanceof Stale.Forecast)) {
                end = Optional.of(step);
            }
            if (step instanceof Stale.Skip) {
                skips.add(step.span());
            }
        }
        return isWhole
                ? Optional.of(
                        new Placed(new Ladder(signal, fresh, rungs), ladder.signal().span(), skips))
                : Optional.empty();
    }

    private static Diagnostic unreached(Stale step, Optional<Stale> end) {
        Diagnostic wrong =
                Diagnostic.error(Code.H042, step.span(), "this rung is never reached")
                        .help("leave it out, or put it before the last one");
        return end.isPresent()
                ? wrong.and(end.orElseThrow().span(), "always answers")
                : wrong.note("the same forecast was asked before");
    }

    private Optional<Rung> rung(RegionFact signal, Stale step) {
        return switch (step) {
            case Stale.Forecast(var span) -> forecast(signal, span);
            case Stale.Assume assume -> assume(signal, assume);
            case Stale.ExcludeRegion _ -> Optional.of(new Rung.Exclude());
            case Stale.Skip _ -> Optional.of(new Rung.Skip());
        };
    }

    private Optional<Rung> forecast(RegionFact signal, Span span) {
        if (signal.changesOverTime()) {
            return Optional.of(new Rung.Forecast());
        }
        desk.findings()
                .add(
                        Diagnostic.error(
                                        Code.H039,
                                        span,
                                        "nothing forecasts `" + signal.path() + "`")
                                .note(signal.meaning())
                                .help("say `assume` and a value, or `exclude region`"));
        return Optional.empty();
    }

    private Optional<Rung> assume(RegionFact signal, Stale.Assume assume) {
        Optional<Typed> value =
                desk.numbers().of(assume.value(), Where.nothing("an assumed value"));
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return Fitting.of(signal, value.orElseThrow(), desk).map(Rung.Assume::new);
    }
}
