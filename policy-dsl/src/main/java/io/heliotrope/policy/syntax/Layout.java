package io.heliotrope.policy.syntax;

import io.heliotrope.policy.syntax.grammar.HelioParser.ClauseContext;
import io.heliotrope.policy.syntax.grammar.HelioParser.ClausesContext;
import io.heliotrope.policy.syntax.grammar.HelioParser.DeferContext;
import io.heliotrope.policy.syntax.grammar.HelioParser.ItemContext;
import io.heliotrope.policy.syntax.grammar.HelioParser.LadderContext;
import io.heliotrope.policy.syntax.grammar.HelioParser.ModuleContext;
import io.heliotrope.policy.syntax.grammar.HelioParser.OperandContext;
import io.heliotrope.policy.syntax.grammar.HelioParser.PreferContext;
import io.heliotrope.policy.syntax.grammar.HelioParser.RankContext;
import io.heliotrope.policy.syntax.grammar.HelioParser.ScopeContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/// Sets the gaps of a whole text. One thread.
final class Layout {
    private static final int STEP = 2;
    private static final int CONTINUED = 4;

    private final Gaps gaps;
    private final Rows rows;

    Layout(Gaps gaps) {
        this.gaps = gaps;
        this.rows = new Rows(gaps);
    }

    void module(ModuleContext context) {
        signs(context);
        List<ItemContext> items = context.items().item();
        for (int at = 0; at < items.size(); at++) {
            ItemContext item = items.get(at);
            if (at == 0) {
                gaps.nextLine(item.start, 0);
            } else {
                between(items.get(at - 1), item);
            }
            item(item);
        }
    }

    /// A sign stands close to its number.
    private void signs(ParseTree tree) {
        for (int at = 0; at < tree.getChildCount(); at++) {
            if (tree instanceof OperandContext operand && operand.MINUS() != null && at == 1) {
                gaps.set(((TerminalNode) tree.getChild(at)).getSymbol(), Gap.NONE);
            }
            signs(tree.getChild(at));
        }
    }

    /// The head is one paragraph, region sets are as the author grouped them, all else stands
    /// apart.
    private void between(ItemContext last, ItemContext item) {
        boolean sets = last.regionSet() != null && item.regionSet() != null;
        if (isHead(last) && isHead(item) && !gaps.hasCommentBefore(item.start)) {
            gaps.nextLine(item.start, 0);
        } else if (sets) {
            gaps.line(item.start, 0);
        } else {
            gaps.set(item.start, Gap.line(2, 0));
        }
    }

    private static boolean isHead(ItemContext item) {
        return item.languageLine() != null || item.moduleLine() != null || item.use() != null;
    }

    private void item(ItemContext item) {
        if (item.signals() != null) {
            ladders(item.signals().ladders().ladder());
            gaps.nextLine(item.stop, 0);
        } else if (item.guarantee() != null) {
            scope(item.guarantee().guaranteeHead().scope());
            gaps.line(item.guarantee().claim().start, STEP);
            gaps.breakable(item.guarantee().claim(), STEP + CONTINUED);
            gaps.nextLine(item.stop, 0);
        } else if (item.policy() != null) {
            scope(item.policy().policyHead().scope());
            clauses(item.policy().clauses(), STEP);
            gaps.nextLine(item.stop, 0);
        } else if (item.testCase() != null) {
            rows.statements(item.testCase().statements().statement(), STEP);
            gaps.nextLine(item.stop, 0);
        } else {
            gaps.breakable(item, STEP);
        }
    }

    private void scope(ScopeContext scope) {
        gaps.nextLine(scope.start, STEP);
        gaps.breakable(scope, STEP + CONTINUED);
    }

    private void ladders(List<LadderContext> ladders) {
        int names = rows.widest(ladders.stream().map(LadderContext::path).toList());
        int fresh =
                ladders.stream()
                        .filter(one -> !one.THEN().isEmpty())
                        .mapToInt(one ->
                                gaps.width(one.FRESH().getSymbol(), one.COMMA(0).getSymbol()))
                        .max()
                        .orElse(0);
        for (LadderContext one : ladders) {
            gaps.line(one.start, STEP);
            gaps.widen(one.FRESH().getSymbol(), names - gaps.width(one.path()));
            if (!one.THEN().isEmpty()) {
                int own = gaps.width(one.FRESH().getSymbol(), one.COMMA(0).getSymbol());
                gaps.widen(one.THEN(0).getSymbol(), fresh - own);
            }
            gaps.breakable(one, STEP + CONTINUED);
        }
    }

    private void clauses(ClausesContext context, int indent) {
        for (ClauseContext clause : context.clause()) {
            gaps.line(clause.start, indent);
            if (clause.tier() == null || !rows.isOneLine(clause, indent)) {
                gaps.breakable(clause, indent + CONTINUED);
            }
            if (clause.defer() != null) {
                defer(clause.defer(), indent + STEP);
            } else if (clause.prefer() != null) {
                prefer(clause.prefer(), indent);
            } else if (clause.tier() != null && !rows.isOneLine(clause, indent)) {
                clauses(clause.tier().clauses(), indent + STEP);
                gaps.nextLine(clause.stop, indent);
            }
        }
        runs(context, clause -> clause.require() != null)
                .forEach(run ->
                        rows.requires(run.stream().map(ClauseContext::require).toList(), indent));
        runs(context, clause -> clause.tier() != null && rows.isOneLine(clause, indent))
                .forEach(run -> rows.tiers(run.stream().map(ClauseContext::tier).toList(), indent));
    }

    /// Clauses of a kind that stand together, without an empty line or a comment between.
    private List<List<ClauseContext>> runs(ClausesContext context, Predicate<ClauseContext> kind) {
        List<List<ClauseContext>> runs = new ArrayList<>();
        boolean open = false;
        for (ClauseContext clause : context.clause()) {
            boolean apart = gaps.emptyBefore(clause.start) || gaps.hasCommentBefore(clause.start);
            if (kind.test(clause)) {
                if (!open || apart) {
                    runs.add(new ArrayList<>());
                }
                runs.getLast().add(clause);
            }
            open = kind.test(clause);
        }
        return runs;
    }

    private void defer(DeferContext defer, int indent) {
        for (ParserRuleContext part :
                new ParserRuleContext[] {defer.atLeast(), defer.window(), defer.startBy()}) {
            if (part != null) {
                gaps.nextLine(part.start, indent);
            }
        }
        if (defer.window() != null) {
            gaps.set(defer.window().AND().getSymbol(), Gap.SPACE);
        }
    }

    private void prefer(PreferContext prefer, int indent) {
        if (prefer.BALANCE() != null) {
            rows.anchors(prefer.anchor(), indent + STEP);
            gaps.nextLine(prefer.RBRACE().getSymbol(), indent);
            return;
        }
        List<RankContext> ranks = prefer.rank();
        for (int at = 1; at < ranks.size(); at++) {
            gaps.nextLine(prefer.THEN(at - 1).getSymbol(), indent + STEP);
        }
    }
}
