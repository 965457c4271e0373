package io.heliotrope.policy.check;

import io.heliotrope.policy.program.Guarantee;
import io.heliotrope.policy.syntax.Claim;
import io.heliotrope.policy.syntax.Clause;
import io.heliotrope.policy.syntax.Item;
import io.heliotrope.policy.syntax.Path;
import io.heliotrope.policy.syntax.PolicyModule;
import io.heliotrope.policy.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Checks one module after those that it uses. One thread.
final class ModuleCheck {
    private final Desk desk;
    private final PolicyModule tree;
    private final List<Module> used;
    private final List<Draft> taken;

    /// `used` and `taken` are the modules and policies that it uses.
    ModuleCheck(Desk desk, PolicyModule tree, List<Module> used, List<Draft> taken) {
        this.desk = desk;
        this.tree = tree;
        this.used = used;
        this.taken = taken;
    }

    /// Whether parts of a module could not be read, so that names in it are not all known.
    static boolean isBroken(PolicyModule tree) {
        return tree.items().stream().anyMatch(Item.Broken.class::isInstance);
    }

    /// What a module is called: by itself, else by its text's name.
    static String name(PolicyModule tree) {
        Path path = tree.name();
        return path == null ? tree.span().source().name() : path.text();
    }

    Module check() {
        items(Item.RegionSet.class).forEach(desk.sets()::define);
        desk.sets().checkAll();
        Ladders ladders = new Ladders(desk);
        items(Item.Signals.class).forEach(ladders::add);
        List<Module.Claimed> guarantees = guarantees();
        List<Draft> policies = new ArrayList<>(taken);
        policies.addAll(policies());
        limits();
        return new Module(
                desk.module(),
                tree,
                desk,
                used,
                ladders.all(),
                ladders.written(),
                List.copyOf(policies),
                guarantees);
    }

    private void limits() {
        Span at = tree.span().source().span(tree.span().start(), tree.span().start());
        Limits.REGION_SETS.check(desk.findings(), items(Item.RegionSet.class).size(), at);
        Limits.TESTS.check(desk.findings(), items(Item.TestCase.class).size(), at);
    }

    private <T extends Item> List<T> items(Class<T> kind) {
        return tree.items().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private List<Module.Claimed> guarantees() {
        List<Module.Claimed> checked = new ArrayList<>();
        for (Item.Guarantee guarantee : items(Item.Guarantee.class)) {
            SignalReads reads = new SignalReads();
            var scope = PolicyCheck.scope(desk, guarantee.scope(), "the scope of a guarantee");
            claim(guarantee.claim(), reads)
                    .ifPresent(claim ->
                            checked.add(
                                    new Module.Claimed(
                                            new Guarantee(
                                                    guarantee.name().text(),
                                                    Requirements.said(guarantee.title()),
                                                    scope,
                                                    claim,
                                                    guarantee.name().span()),
                                            reads)));
        }
        return List.copyOf(checked);
    }

    private Optional<Guarantee.Claim> claim(Claim claim, SignalReads reads) {
        return switch (claim) {
            case Claim.OnlyIn(var _, var regions) ->
                    desk.sets().of(regions).map(Guarantee.Claim.OnlyIn::new);
            case Claim.NeverIn(var _, var regions) ->
                    desk.sets().of(regions).map(Guarantee.Claim.NeverIn::new);
            case Claim.Always(var _, var rule) ->
                    desk.formulas()
                            .of(rule, Where.rule("a guarantee", reads))
                            .map(Guarantee.Claim.Always::new);
        };
    }

    private List<Draft> policies() {
        List<Draft> drafts = new ArrayList<>();
        for (Item.Policy policy : items(Item.Policy.class)) {
            drafts.add(new PolicyCheck(desk, policy, strangers(policy)).check());
        }
        return drafts;
    }

    /// The requirements of every other policy that this module knows.
    private Map<String, Stranger> strangers(Item.Policy policy) {
        Map<String, Stranger> strangers = new LinkedHashMap<>();
        for (Draft draft : taken) {
            draft.rules()
                    .requirements()
                    .forEach(rule ->
                            strangers.putIfAbsent(
                                    rule.name(), new Stranger(draft.owner(), rule.span())));
        }
        for (Item.Policy other : items(Item.Policy.class)) {
            if (!other.equals(policy)) {
                String owner = "policy `" + other.name().text() + "` of " + desk.module();
                written(other.clauses())
                        .forEach(rule ->
                                strangers.putIfAbsent(
                                        rule.name().text(),
                                        new Stranger(owner, rule.name().span())));
            }
        }
        return strangers;
    }

    private static List<Clause.Require> written(List<Clause> clauses) {
        List<Clause.Require> rules = new ArrayList<>();
        for (Clause clause : clauses) {
            if (clause instanceof Clause.Require require) {
                rules.add(require);
            } else if (clause instanceof Clause.Tier tier) {
                rules.addAll(written(tier.clauses()));
            }
        }
        return rules;
    }
}
