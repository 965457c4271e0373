package io.heliotrope.policy.check;

import io.heliotrope.policy.facts.Places;
import io.heliotrope.policy.syntax.Name;
import io.heliotrope.policy.syntax.PolicyModule;
import io.heliotrope.policy.syntax.Use;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Checks modules in the order in which they use one another. One thread.
final class Modules {
    private static final String ALL_SETS = "regions";
    private static final String ALL_POLICIES = "jobs";

    private final Findings findings;
    private final Places places;
    private final List<ZoneId> zones;
    private final Unknown unknown = new Unknown();
    private final Map<String, PolicyModule> trees = new LinkedHashMap<>();
    private final Map<String, Module> checked = new LinkedHashMap<>();
    private final Set<String> underway = new LinkedHashSet<>();

    Modules(Findings findings, Places places, List<ZoneId> zones, List<PolicyModule> trees) {
        this.findings = findings;
        this.places = places;
        this.zones = zones;
        for (PolicyModule tree : trees) {
            this.trees.putIfAbsent(tree.span().source().name(), tree);
        }
    }

    /// A module with all that it uses.
    Module check(PolicyModule tree) {
        String source = tree.span().source().name();
        underway.add(source);
        List<Module> used = new ArrayList<>();
        Map<String, Draft> taken = new LinkedHashMap<>();
        RegionSets sets = new RegionSets(findings, places, unknown, ModuleCheck.isBroken(tree));
        for (Use use : tree.uses()) {
            Optional<Module> module = find(use);
            module.ifPresent(so -> {
                used.add(so);
                take(use, so, sets, taken);
            });
        }
        Desk desk = Desk.of(ModuleCheck.name(tree), findings, places, sets, unknown, zones);
        Module module =
                new ModuleCheck(desk, tree, List.copyOf(used), List.copyOf(taken.values())).check();
        underway.remove(source);
        checked.put(source, module);
        return module;
    }

    private Optional<Module> find(Use use) {
        String from = use.from().value();
        Module known = checked.get(from);
        if (known != null) {
            return Optional.of(known);
        }
        if (underway.contains(from)) {
            findings.add(
                    Diagnostic.error(
                                    Code.H057,
                                    use.from().span(),
                                    "modules that use each other in a circle")
                            .note(String.join(" uses ", underway) + " uses " + from)
                            .help("put what both need into a third module"));
            return Optional.empty();
        }
        PolicyModule tree = trees.get(from);
        if (tree == null) {
            Diagnostic wrong =
                    Diagnostic.error(
                            Code.H057, use.from().span(), "there is no module text `" + from + "`");
            findings.add(Unknown.suggest(wrong, from, use.from().span(), trees.keySet()));
            return Optional.empty();
        }
        return Optional.of(check(tree));
    }

    /// `regions` stands for all sets, `jobs` for all policies; ladders and guarantees always come.
    private void take(Use use, Module module, RegionSets sets, Map<String, Draft> taken) {
        Map<String, RegionSets.Used> exported = module.desk().sets().exported();
        for (Name name : use.names()) {
            String text = name.text();
            switch (text) {
                case ALL_SETS -> exported.forEach((set, word) -> sets.use(set, word, name.span()));
                case ALL_POLICIES -> module.policies().forEach(draft -> take(draft, taken));
                default -> {
                    RegionSets.Used set = exported.get(text);
                    Optional<Draft> policy =
                            module.policies().stream()
                                    .filter(draft -> draft.name().text().equals(text))
                                    .findFirst();
                    if (set != null) {
                        sets.use(text, set, name.span());
                    }
                    policy.ifPresent(draft -> take(draft, taken));
                    if (set == null && policy.isEmpty() && !module.mayHoldMore()) {
                        findings.add(missing(use, name, module, exported.keySet()));
                    }
                }
            }
        }
    }

    private static void take(Draft draft, Map<String, Draft> taken) {
        taken.putIfAbsent(draft.name().span() + " " + draft.name().text(), draft);
    }

    private Diagnostic missing(Use use, Name name, Module module, Set<String> sets) {
        Set<String> known = new TreeSet<>(sets);
        module.policies().forEach(draft -> known.add(draft.name().text()));
        known.add(ALL_SETS);
        known.add(ALL_POLICIES);
        Diagnostic wrong =
                Diagnostic.error(
                        Code.H033,
                        name.span(),
                        "`"
                                + use.from().value()
                                + "` has no policy or region set `"
                                + name.text()
                                + "`");
        return Unknown.suggest(wrong, name.text(), name.span(), known);
    }
}
