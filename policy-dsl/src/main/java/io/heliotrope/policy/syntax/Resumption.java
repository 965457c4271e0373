package io.heliotrope.policy.syntax;

import static io.heliotrope.policy.syntax.grammar.HelioParser.*;

import java.util.Set;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/// Where to read on after an error.
final class Resumption {
    /// Rules that are one loop: what does not begin another round is skipped.
    static final Set<Integer> LOOPS =
            Set.of(RULE_items, RULE_clauses, RULE_ladders, RULE_statements);

    private static final Set<Integer> HEADS =
            Set.of(RULE_guaranteeHead, RULE_policyHead, RULE_testHead);

    private final Tokens tokens;
    private int skipped;

    Resumption(Tokens tokens) {
        this.tokens = tokens;
    }

    int skipped() {
        return skipped;
    }

    /// That an item begins here for sure, wherever it stands.
    boolean begins(Token token) {
        int type = token.getType();
        return (type == POLICY
                        || type == GUARANTEE
                        || type == TEST
                        || type == SIGNALS
                        || type == REGIONS
                        || type == USE)
                && tokens.firstOnLine(token);
    }

    /// That the loop of the current rule ends here, rightly or because a bracket is missing.
    boolean ends(Parser parser) {
        Token token = parser.getCurrentToken();
        if (token.getType() == Token.EOF) {
            return true;
        }
        return !isOutermost(parser) && (token.getType() == RBRACE || begins(token));
    }

    /// Skips to where the current rule, or the loop that it is part of, can go on. A loop skips at
    /// least one token.
    void skip(Parser parser) {
        ParserRuleContext context = parser.getContext();
        int rule = context.getRuleIndex();
        boolean loop = LOOPS.contains(rule);
        int depth = loop ? 0 : open(parser, context);
        if (depth == 0 && (rule == RULE_item || HEADS.contains(rule))) {
            depth = header(parser);
        }
        if (HEADS.contains(rule)) {
            depth = 0;
        }
        while ((loop && parser.getCurrentToken().getType() != Token.EOF)
                || !stops(parser, rule, depth)) {
            loop = false;
            int type = parser.getCurrentToken().getType();
            depth += type == LBRACE ? 1 : type == RBRACE ? -1 : 0;
            consume(parser);
            if (rule == RULE_item && type == RBRACE && depth <= 0) {
                return;
            }
        }
    }

    /// Skips what is left before the bracket of an item, and the bracket: answers 1 behind it, and
    /// 0 when there is none.
    private int header(Parser parser) {
        while (true) {
            Token token = parser.getCurrentToken();
            int type = token.getType();
            if (type == Token.EOF
                    || type == RBRACE
                    || startsItem(token)
                    || (startsClause(parser) && tokens.firstOnLine(token))) {
                return 0;
            }
            consume(parser);
            if (type == LBRACE) {
                return 1;
            }
        }
    }

    private boolean stops(Parser parser, int rule, int depth) {
        Token token = parser.getCurrentToken();
        if (token.getType() == Token.EOF || begins(token)) {
            return true;
        }
        if (depth > 0
                && (isItem(rule) || !tokens.firstOnLine(token) || token.getType() == RBRACE)) {
            return false;
        }
        if (token.getType() == RBRACE) {
            return rule != RULE_items;
        }
        return switch (rule) {
            case RULE_items, RULE_item -> startsItem(token);
            case RULE_clauses, RULE_clause, RULE_policyHead -> startsClause(parser);
            case RULE_ladders, RULE_ladder ->
                    parser.getInputStream().LT(2).getText().equals("fresh");
            case RULE_statements, RULE_statement, RULE_testHead ->
                    Expected.isStatement(token.getType());
            case RULE_guaranteeHead -> Set.of(ONLY, NEVER, ALWAYS).contains(token.getType());
            default -> true;
        };
    }

    /// An item, or a word of the language that begins a line outside of all brackets.
    private boolean startsItem(Token token) {
        return begins(token)
                || (tokens.firstOnLine(token)
                        && Words.type(token.getText()).filter(Expected::isItem).isPresent());
    }

    private static boolean isItem(int rule) {
        return rule == RULE_item || rule == RULE_items;
    }

    /// A clause, perhaps a misspelt one.
    private boolean startsClause(Parser parser) {
        Token token = parser.getCurrentToken();
        int type = token.getType();
        if (type == ID && tokens.firstOnLine(token)) {
            return Words.near(token.getText())
                    .flatMap(Words::type)
                    .filter(Expected::isClause)
                    .isPresent();
        }
        if (type == TIER) {
            return parser.getInputStream().LA(3) == LBRACE;
        }
        return Expected.isClause(type);
    }

    private void consume(Parser parser) {
        skipped++;
        parser.consume();
    }

    /// How many braces of `context` are still open.
    private static int open(Parser parser, ParserRuleContext context) {
        TokenStream stream = parser.getInputStream();
        int depth = 0;
        for (int at = context.start.getTokenIndex(); at < stream.index(); at++) {
            int type = stream.get(at).getType();
            depth += type == LBRACE ? 1 : type == RBRACE ? -1 : 0;
        }
        return depth;
    }

    private static boolean isOutermost(Parser parser) {
        return parser.getContext().getRuleIndex() == RULE_items;
    }
}
