package io.heliotrope.lsp;

import io.heliotrope.policy.syntax.Clause;
import io.heliotrope.policy.syntax.Expression;
import io.heliotrope.policy.syntax.Item;
import io.heliotrope.policy.syntax.PolicyModule;
import io.heliotrope.policy.text.Span;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Something that a text gives a name.
///
/// @param at the name
/// @param whole all of it
/// @param title what its author says of it; may be empty
/// @param inner what lies within
record Definition(
        Sort sort, String name, Span at, Span whole, String title, List<Definition> inner) {
    Definition {
        inner = List.copyOf(inner);
    }

    /// What it is, with the word for people.
    enum Sort {
        SET("set of regions"),
        GUARANTEE("guarantee"),
        POLICY("policy"),
        TIER("tier"),
        RULE("requirement"),
        BUDGET("budget"),
        TEST("test");

        private final String word;

        Sort(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /// What a module defines, in its order.
    static List<Definition> of(PolicyModule module) {
        return module.items().stream().flatMap(Definition::of).toList();
    }

    /// This one and all that lies within.
    Stream<Definition> all() {
        return Stream.concat(Stream.of(this), inner.stream().flatMap(Definition::all));
    }

    private static Stream<Definition> of(Item item) {
        return switch (item) {
            case Item.RegionSet set ->
                    Stream.of(
                            new Definition(
                                    Sort.SET,
                                    set.name().text(),
                                    set.name().span(),
                                    set.span(),
                                    "",
                                    List.of()));
            case Item.Guarantee claim ->
                    Stream.of(
                            new Definition(
                                    Sort.GUARANTEE,
                                    claim.name().text(),
                                    claim.name().span(),
                                    claim.span(),
                                    words(claim.title()),
                                    List.of()));
            case Item.Policy policy ->
                    Stream.of(
                            new Definition(
                                    Sort.POLICY,
                                    policy.name().text(),
                                    policy.name().span(),
                                    policy.span(),
                                    words(policy.title()),
                                    clauses(policy.clauses())));
            case Item.TestCase test ->
                    Stream.of(
                            new Definition(
                                    Sort.TEST,
                                    test.title().value(),
                                    test.title().span(),
                                    test.span(),
                                    "",
                                    List.of()));
            case Item.Signals _, Item.Broken _ -> Stream.empty();
        };
    }

    private static List<Definition> clauses(List<Clause> clauses) {
        return clauses.stream().flatMap(Definition::of).toList();
    }

    private static Stream<Definition> of(Clause clause) {
        return switch (clause) {
            case Clause.Require rule ->
                    Stream.of(
                            new Definition(
                                    Sort.RULE,
                                    rule.name().text(),
                                    rule.name().span(),
                                    rule.span(),
                                    words(rule.because()),
                                    List.of()));
            case Clause.Budget budget ->
                    Stream.of(
                            new Definition(
                                    Sort.BUDGET,
                                    budget.name().text(),
                                    budget.name().span(),
                                    budget.span(),
                                    words(budget.because()),
                                    List.of()));
            case Clause.Tier tier ->
                    Stream.of(
                            new Definition(
                                    Sort.TIER,
                                    tier.name().text(),
                                    tier.name().span(),
                                    tier.span(),
                                    "",
                                    clauses(tier.clauses())));
            case Clause.Defer _,
                    Clause.Ranked _,
                    Clause.Balanced _,
                    Clause.Relax _,
                    Clause.Otherwise _,
                    Clause.Priority _,
                    Clause.Rollout _,
                    Clause.Broken _ ->
                    Stream.empty();
        };
    }

    private static String words(Expression.@Nullable Text text) {
        return text == null ? "" : text.value();
    }
}
