package io.heliotrope.policy.check;

import io.heliotrope.policy.facts.RegionFact;
import io.heliotrope.policy.program.Ladder;
import io.heliotrope.policy.syntax.Item;
import io.heliotrope.policy.syntax.PolicyModule;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Puts the ladders and guarantees of a module and of all that it uses together, and holds them
/// against what is read. One thread.
final class Layers {
    private final Findings findings;
    private final Module main;
    private final List<Module> all;
    private final Map<RegionFact, Ladders.Placed> ladders = new EnumMap<>(RegionFact.class);
    private final List<SignalReads.Read> reads = new ArrayList<>();

    Layers(Findings findings, Module main) {
        this.findings = findings;
        this.main = main;
        Map<String, Module> reached = new LinkedHashMap<>();
        reach(main, reached);
        this.all = List.copyOf(reached.values());
        all.forEach(this::merge);
        // Those of the main module first, so that a missing ladder is told there.
        for (Module module : all.reversed()) {
            module.guarantees().forEach(claimed -> reads.addAll(claimed.reads().all()));
        }
        main.policies().reversed().forEach(draft -> reads.addAll(draft.reads().all()));
    }

    /// Used modules before those that use them.
    private static void reach(Module module, Map<String, Module> reached) {
        String source = module.tree().span().source().name();
        if (!reached.containsKey(source)) {
            module.used().forEach(used -> reach(used, reached));
            reached.put(source, module);
        }
    }

    private void merge(Module module) {
        module.ladders()
                .forEach((signal, ladder) -> {
                    Ladders.Placed before = ladders.putIfAbsent(signal, ladder);
                    if (before != null && !before.ladder().equals(ladder.ladder())) {
                        findings.add(overruled(signal, ladder, before));
                    }
                });
    }

    private static Diagnostic overruled(
            RegionFact signal, Ladders.Placed ladder, Ladders.Placed before) {
        return Diagnostic.error(
                        Code.H059,
                        ladder.span(),
                        "another module has said what a late `" + signal.path() + "` is taken for")
                .and(before.span(), "there")
                .help("leave this ladder out: that one holds here too");
    }

    /// That every signal which is read has a ladder, and none is skipped that a rule needs.
    void check() {
        Set<RegionFact> written = new LinkedHashSet<>();
        all.forEach(module -> written.addAll(module.written()));
        Set<RegionFact> read = new LinkedHashSet<>();
        for (SignalReads.Read one : reads) {
            if (read.add(one.signal()) && !written.contains(one.signal())) {
                findings.add(missing(one));
            }
        }
        ladders.forEach((signal, ladder) -> checkSkip(signal, ladder));
    }

    /// Tells of what nothing needs, once there is no error that could be the reason.
    void checkUse() {
        Set<RegionFact> read = new LinkedHashSet<>();
        reads.forEach(one -> read.add(one.signal()));
        if (!main.policies().isEmpty() || !main.guarantees().isEmpty()) {
            main.ladders()
                    .forEach((signal, ladder) -> {
                        if (!read.contains(signal)) {
                            findings.add(unneeded(signal, ladder));
                        }
                    });
            main.desk().sets().unread().stream()
                    .map(name ->
                            Diagnostic.warning(
                                            Code.H036,
                                            name.span(),
                                            "nothing reads the set `" + name.text() + "`")
                                    .help("leave it out, or use it in a rule"))
                    .forEach(findings::add);
        }
    }

    private static Diagnostic unneeded(RegionFact signal, Ladders.Placed ladder) {
        return Diagnostic.warning(
                        Code.H038, ladder.span(), "no rule reads `region." + signal.path() + "`")
                .help("leave its ladder out");
    }

    private Diagnostic missing(SignalReads.Read read) {
        RegionFact signal = read.signal();
        String line = example(signal);
        Diagnostic wrong =
                Diagnostic.error(
                        Code.H031,
                        read.span(),
                        "`region."
                                + signal.path()
                                + "` may be stale or missing and nothing says what to do then");
        List<Item.Signals> blocks =
                main.tree().items().stream()
                        .filter(Item.Signals.class::isInstance)
                        .map(Item.Signals.class::cast)
                        .toList();
        if (blocks.isEmpty()) {
            return wrong.help("add `signals { " + line + " }`");
        }
        Span block = blocks.getLast().span();
        Span end = block.source().span(block.end() - 1, block.end() - 1);
        return wrong.help("add to `signals`: " + line, end, "  " + line + "\n");
    }

    /// A careful ladder: what it assumes lets less in than most readings would.
    private static String example(RegionFact signal) {
        return signal.path()
                + switch (signal) {
                    case CARBON -> " fresh for 15 min, then forecast, then assume 700 g/kWh";
                    case CARBON_MARGINAL ->
                            " fresh for 5 min, then forecast, then assume 700 g/kWh";
                    case CARBON_FREE, FREE_COOLING ->
                            " fresh for 15 min, then forecast, then assume 0 %";
                    case PUE -> " fresh for 1 h, then forecast, then assume 2";
                    case WATER -> " fresh for 1 h, then forecast, then assume 10 L/kWh";
                    case PRICE -> " fresh for 1 h, then assume 4 USD/GPU-h";
                    case GPU_FREE -> " fresh for 10 s, then exclude region";
                    case GPU_MEMORY, LATENCY, RESPONSE, IDLE_RESPONSE, GRAMS ->
                            throw new IllegalStateException(signal + " is no signal");
                };
    }

    private void checkSkip(RegionFact signal, Ladders.Placed ladder) {
        for (Span skip : ladder.skips()) {
            reads.stream()
                    .filter(read -> read.signal() == signal && read.isHard())
                    .findFirst()
                    .ifPresent(read ->
                            findings.add(
                                    Diagnostic.error(
                                                    Code.H040,
                                                    skip,
                                                    "a rule reads `region."
                                                            + signal.path()
                                                            + "`, so it cannot be skipped")
                                            .and(read.span(), "read by a rule")
                                            .note(
                                                    "a hard rule may not vanish because a"
                                                            + " provider is down")
                                            .help(
                                                    "say `exclude region`, or `assume` and a"
                                                            + " value")));
        }
    }

    Map<RegionFact, Ladder> ladders() {
        Map<RegionFact, Ladder> plain = new EnumMap<>(RegionFact.class);
        ladders.forEach((signal, placed) -> plain.put(signal, placed.ladder()));
        return plain;
    }

    /// The texts that make the program: used ones before those that use them.
    List<PolicyModule> trees() {
        return all.stream().map(Module::tree).toList();
    }

    /// Every guarantee, those of used modules too: they cannot be left out.
    List<Module.Claimed> guarantees() {
        return all.stream().flatMap(module -> module.guarantees().stream()).toList();
    }
}
