package io.heliotrope.policy.check;

import io.heliotrope.policy.RegionWord;
import io.heliotrope.policy.program.Formula;
import io.heliotrope.policy.program.Requirement;
import io.heliotrope.policy.syntax.Clause;
import io.heliotrope.policy.syntax.Expression;
import io.heliotrope.policy.syntax.Name;
import io.heliotrope.policy.text.Code;
import io.heliotrope.policy.text.Diagnostic;
import io.heliotrope.policy.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Collects the requirements of one policy, those in `tier` blocks too. One thread.
final class Requirements {
    private final Desk desk;
    private final SignalReads reads;
    private final List<Requirement> made = new ArrayList<>();
    private final Map<String, Optional<Rule>> rules = new LinkedHashMap<>();
    private final Map<String, Span> names = new LinkedHashMap<>();
    private final Map<String, Span> tiers = new LinkedHashMap<>();
    private RegionWord listed = RegionWord.NONE;

    Requirements(Desk desk, SignalReads reads) {
        this.desk = desk;
        this.reads = reads;
    }

    void add(Clause.Require require) {
        add(require, List.of());
    }

    private void add(Clause.Require require, List<RegionWord> tier) {
        boolean isNew = claim(require.name());
        Where where = Where.rule("a requirement", reads);
        Optional<Formula> formula = desk.formulas().of(require.rule(), where);
        if (!isNew) {
            return;
        }
        Optional<Rule> rule = formula.map(so -> new Rule(require.name(), require.rule(), so, tier));
        rules.put(require.name().text(), rule);
        rule.ifPresent(so ->
                made.add(
                        new Requirement(
                                require.name().text(),
                                so.whole(),
                                said(require.because()),
                                require.span())));
    }

    /// Whether a name of a rule is new in the policy; tells when it is not.
    boolean claim(Name name) {
        Span before = names.putIfAbsent(name.text(), name.span());
        if (before != null) {
            desk.findings().add(Twice.of("rule", name, before));
        }
        return before == null;
    }

    static String said(Expression.@Nullable Text text) {
        return text == null ? "" : text.value();
    }

    void add(Clause.Tier tier) {
        Span before = tiers.putIfAbsent(tier.name().text(), tier.name().span());
        if (before != null) {
            desk.findings().add(Twice.of("tier", tier.name(), before));
        }
        Optional<RegionWord> word = desk.sets().ofTier(tier.name());
        word.ifPresent(regions -> listed = new RegionWord(listed.bits() | regions.bits()));
        for (Clause clause : tier.clauses()) {
            switch (clause) {
                case Clause.Require require -> add(require, List.of(word.orElse(RegionWord.NONE)));
                case Clause.Broken _ -> {}
                case Clause.Tier _,
                        Clause.Defer _,
                        Clause.Ranked _,
                        Clause.Balanced _,
                        Clause.Relax _,
                        Clause.Otherwise _,
                        Clause.Priority _,
                        Clause.Rollout _,
                        Clause.Budget _ ->
                        desk.findings()
                                .add(
                                        Diagnostic.error(
                                                        Code.H043,
                                                        clause.span(),
                                                        "only `require` stands within a tier")
                                                .help("move it behind the tier's closing bracket"));
            }
        }
    }

    /// All requirements in the order written, and behind them what the tiers ask together.
    List<Requirement> all() {
        List<Requirement> all = new ArrayList<>(made);
        if (!tiers.isEmpty()) {
            Span span = tiers.values().iterator().next();
            Span taken = names.get(Requirement.LISTED_TIERS);
            if (taken == null) {
                all.add(
                        new Requirement(
                                Requirement.LISTED_TIERS, new Formula.InRegions(listed), "", span));
            } else {
                desk.findings()
                        .add(
                                Twice.of("rule", Requirement.LISTED_TIERS, taken, span)
                                        .note(
                                                "tiers make a rule of that name: the region is of"
                                                        + " one of them"));
            }
        }
        return all;
    }

    /// Whether a requirement of that name is written, right or wrong.
    boolean has(String name) {
        return rules.containsKey(name);
    }

    /// Empty for what could not be checked, which was told.
    Optional<Rule> rule(String name) {
        return rules.getOrDefault(name, Optional.empty());
    }

    /// Names that a relaxation may name.
    List<String> names() {
        return List.copyOf(rules.keySet());
    }
}
