package io.heliotrope.policy.syntax;

import io.heliotrope.policy.syntax.grammar.HelioParser.AnchorContext;
import io.heliotrope.policy.syntax.grammar.HelioParser.ClauseContext;
import io.heliotrope.policy.syntax.grammar.HelioParser.FieldsContext;
import io.heliotrope.policy.syntax.grammar.HelioParser.GivenContext;
import io.heliotrope.policy.syntax.grammar.HelioParser.GivenRegionContext;
import io.heliotrope.policy.syntax.grammar.HelioParser.RequireContext;
import io.heliotrope.policy.syntax.grammar.HelioParser.StatementContext;
import io.heliotrope.policy.syntax.grammar.HelioParser.TierContext;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/// Sets the gaps of what stands in columns. One thread.
final class Rows {
    private static final int STEP = 2;

    private final Gaps gaps;

    Rows(Gaps gaps) {
        this.gaps = gaps;
    }

    int widest(List<? extends ParserRuleContext> contexts) {
        return contexts.stream().mapToInt(gaps::width).max().orElse(0);
    }

    /// Rules in one column; reasons in another where the line has room for it.
    void requires(List<RequireContext> run, int indent) {
        int names = widest(run.stream().map(RequireContext::name).toList());
        for (RequireContext one : run) {
            gaps.widen(one.expression().start, names - gaps.width(one.name()));
        }
        List<RequireContext> reasoned =
                run.stream()
                        .filter(one -> one.because() != null && !gaps.hasComment(one))
                        .filter(one -> indent + gaps.width(one) <= Gaps.WIDTH)
                        .toList();
        int rules = widest(reasoned.stream().map(RequireContext::expression).toList());
        for (RequireContext one : reasoned) {
            int missing = rules - gaps.width(one.expression());
            if (indent + gaps.width(one) + missing <= Gaps.WIDTH) {
                gaps.widen(one.because().start, missing);
            }
        }
    }

    /// A tier of a single requirement that fits on a line.
    boolean isOneLine(ClauseContext clause, int indent) {
        TierContext tier = clause.tier();
        return tier.clauses().clause().size() == 1
                && tier.clauses().clause(0).require() != null
                && !gaps.hasComment(tier)
                && indent + gaps.width(tier) <= Gaps.ROOMY;
    }

    void tiers(List<TierContext> run, int indent) {
        int names = widest(run.stream().map(TierContext::name).toList());
        List<RequireContext> rules =
                run.stream().map(one -> one.clauses().clause(0).require()).toList();
        int inner = widest(rules.stream().map(RequireContext::name).toList());
        boolean fits =
                run.stream()
                        .allMatch(one ->
                                indent
                                                + gaps.width(one)
                                                + names
                                                - gaps.width(one.name())
                                                + inner
                                                - gaps.width(
                                                        one.clauses().clause(0).require().name())
                                        <= Gaps.ROOMY);
        if (fits) {
            run.forEach(
                    one -> gaps.widen(one.LBRACE().getSymbol(), names - gaps.width(one.name())));
            rules.forEach(
                    one -> gaps.widen(one.expression().start, inner - gaps.width(one.name())));
        }
    }

    void anchors(List<AnchorContext> anchors, int indent) {
        int paths = widest(anchors.stream().map(AnchorContext::path).toList());
        int weights =
                anchors.stream()
                        .map(one -> one.QUANTITY().getSymbol())
                        .mapToInt(token -> gaps.width(token, token))
                        .max()
                        .orElse(0);
        for (AnchorContext one : anchors) {
            Token weight = one.QUANTITY().getSymbol();
            gaps.line(one.start, indent);
            gaps.widen(weight, paths - gaps.width(one.path()));
            gaps.widen(one.FROM().getSymbol(), weights - gaps.width(weight, weight));
        }
    }

    void statements(List<StatementContext> statements, int indent) {
        for (StatementContext one : statements) {
            gaps.line(one.start, indent);
            if (one.given() != null) {
                given(one.given(), indent);
            }
        }
    }

    private void given(GivenContext given, int indent) {
        boolean fits = !gaps.hasComment(given) && indent + gaps.width(given) <= Gaps.ROOMY;
        if (fits && given.givenRegion().size() <= 1) {
            return;
        }
        if (given.fields() != null) {
            fields(given.fields(), indent + STEP);
        } else {
            regions(given.givenRegion(), indent + STEP);
        }
        gaps.nextLine(given.stop, indent);
    }

    /// Each field on a line of its own.
    private void fields(FieldsContext fields, int indent) {
        starts(fields).forEach(start -> gaps.nextLine(start, indent));
    }

    private void regions(List<GivenRegionContext> regions, int indent) {
        int names = widest(regions.stream().map(GivenRegionContext::name).toList());
        for (GivenRegionContext one : regions) {
            gaps.line(one.start, indent);
            gaps.widen(one.LBRACE().getSymbol(), names - gaps.width(one.name()));
        }
        boolean columns = regions.stream().allMatch(one -> isAlike(one, regions.getFirst()));
        if (columns) {
            columns(regions.stream().map(one -> starts(one.fields())).toList());
        }
        for (GivenRegionContext one : regions) {
            if (gaps.hasComment(one) || indent + gaps.width(one) > Gaps.ROOMY) {
                fields(one.fields(), indent + STEP);
                gaps.nextLine(one.stop, indent);
            }
        }
    }

    /// The same fields in the same order, each with one value, and no comments.
    private boolean isAlike(GivenRegionContext one, GivenRegionContext other) {
        return names(one).equals(names(other))
                && one.fields().later().isEmpty()
                && !gaps.hasComment(one);
    }

    private static List<String> names(GivenRegionContext region) {
        return region.fields().field().stream().map(field -> field.path().getText()).toList();
    }

    /// Each field under the one above it.
    private void columns(List<List<Token>> rows) {
        for (int at = 1; at < rows.getFirst().size(); at++) {
            int column = at;
            int widest =
                    rows.stream()
                            .mapToInt(row ->
                                    gaps.width(row.get(column - 1), row.get(column))
                                            - own(row, column))
                            .max()
                            .orElse(0);
            for (List<Token> row : rows) {
                int width = gaps.width(row.get(column - 1), row.get(column)) - own(row, column);
                gaps.widen(row.get(column), widest - width);
            }
        }
    }

    private int own(List<Token> row, int column) {
        return gaps.width(row.get(column), row.get(column));
    }

    /// The first token of each field.
    private static List<Token> starts(FieldsContext fields) {
        return fields.field().stream().map(field -> field.start).toList();
    }
}
