package io.heliotrope.policy.syntax;

import static io.heliotrope.policy.syntax.grammar.HelioParser.*;

import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.ANTLRErrorStrategy;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.misc.IntervalSet;

/// Goes on after errors. A word of the language that came as a name gets its type where no name can
/// stand; a mistyped one is told about and read as what was meant; a sign that alone is missing is
/// put in. Everything else is skipped up to where the next clause, statement or item begins.
///
/// Whether a token fits is asked of everything that can follow in the whole text, not only in the
/// rule at hand: so an error is found where it is, and all that could stand there is known.
final class Recovery implements ANTLRErrorStrategy {
    /// Rules that end after an error within them, so that what follows is read again.
    private static final Set<Integer> ENDING =
            Set.of(
                    RULE_module,
                    RULE_item,
                    RULE_guaranteeHead,
                    RULE_policyHead,
                    RULE_testHead,
                    RULE_clause,
                    RULE_ladder,
                    RULE_statement);

    private final Complaints complaints;
    private final Resumption resumption;
    private int steps;

    Recovery(Tokens tokens, Problems problems) {
        this.complaints = new Complaints(tokens, problems);
        this.resumption = new Resumption(tokens);
    }

    /// How often the grammar was asked what fits, and tokens were skipped: a measure of work.
    int steps() {
        return steps + resumption.skipped();
    }

    @Override
    public void reset(Parser parser) {}

    @Override
    public void reportMatch(Parser parser) {}

    @Override
    public boolean inErrorRecoveryMode(Parser parser) {
        return false;
    }

    @Override
    public void reportError(Parser parser, RecognitionException error) {
        complaints.of(parser, error.getOffendingToken(), expected(parser, error));
    }

    /// Before each decision of the parser: does the next token fit?
    @Override
    public void sync(Parser parser) {
        if (fits(parser) || mended(parser)) {
            return;
        }
        if (!Resumption.LOOPS.contains(parser.getContext().getRuleIndex())) {
            if (leaves(parser)) {
                complaints.of(parser, parser.getCurrentToken(), expected(parser));
                return;
            }
            throw new InputMismatchException(parser, parser.getState(), parser.getContext());
        }
        do {
            if (resumption.ends(parser)) {
                return;
            }
            complaints.of(parser, parser.getCurrentToken(), expected(parser));
            resumption.skip(parser);
        } while (!fits(parser) && !mended(parser));
    }

    /// Another token than the one that must stand here.
    @Override
    public Token recoverInline(Parser parser) {
        steps++;
        if (mended(parser)) {
            Token token = parser.getCurrentToken();
            parser.consume();
            return token;
        }
        Expected expected = expected(parser);
        if (expected.isOne() && (closes(parser, expected.one()) || opens(parser, expected.one()))) {
            complaints.of(parser, parser.getCurrentToken(), expected);
            return missing(parser, expected.one());
        }
        throw new InputMismatchException(parser);
    }

    /// Called by each rule that an error passes on its way out.
    @Override
    public void recover(Parser parser, RecognitionException error) {
        if (!ENDING.contains(parser.getContext().getRuleIndex())) {
            throw error;
        }
        resumption.skip(parser);
    }

    private boolean fits(Parser parser) {
        return fits(parser, parser.getState(), parser.getCurrentToken().getType());
    }

    private boolean fits(Parser parser, int state, int type) {
        steps++;
        ATN atn = parser.getATN();
        IntervalSet next = atn.nextTokens(atn.states.get(state));
        RuleContext context = parser.getContext();
        while (!next.contains(type) && next.contains(Token.EPSILON) && context.invokingState >= 0) {
            ATNState call = atn.states.get(context.invokingState);
            next = atn.nextTokens(((RuleTransition) call.transition(0)).followState);
            context = context.parent;
        }
        return next.contains(type);
    }

    /// That everything up to the next loop may end here: it is whole, and the loop skips the token.
    private static boolean leaves(Parser parser) {
        ATN atn = parser.getATN();
        IntervalSet next = atn.nextTokens(atn.states.get(parser.getState()));
        RuleContext context = parser.getContext();
        while (next.contains(Token.EPSILON) && context.invokingState >= 0) {
            ATNState call = atn.states.get(context.invokingState);
            next = atn.nextTokens(((RuleTransition) call.transition(0)).followState);
            context = context.parent;
            if (Resumption.LOOPS.contains(context.getRuleIndex())) {
                return true;
            }
        }
        return false;
    }

    /// All that can stand where the parser is.
    static Expected expected(Parser parser) {
        return new Expected(
                parser.getATN().getExpectedTokens(parser.getState(), parser.getContext()));
    }

    private static Expected expected(Parser parser, RecognitionException error) {
        return error.getOffendingState() < 0
                ? expected(parser)
                : new Expected(
                        parser.getATN()
                                .getExpectedTokens(error.getOffendingState(), error.getCtx()));
    }

    /// Makes the next token the word of the language that it is, or was meant as.
    private boolean mended(Parser parser) {
        CommonToken token = (CommonToken) parser.getCurrentToken();
        if (!Words.isWord(token)) {
            return false;
        }
        Optional<Integer> exact =
                Words.type(token.getText()).filter(type -> fits(parser, parser.getState(), type));
        if (exact.isPresent()) {
            token.setType(exact.get());
            return true;
        }
        Expected expected = expected(parser);
        Optional<String> meant =
                Nearest.to(token.getText(), expected.words())
                        .filter(word -> isLikely(token.getText(), word));
        if (meant.isEmpty() || resumption.begins(token)) {
            return false;
        }
        complaints.unknownWord(token, meant.get());
        token.setType(expected.typeOf(meant.get()));
        return true;
    }

    /// One word of the language is seldom a typo of another: `than` of `then`, but not `for` of
    /// `or`.
    private static boolean isLikely(String written, String meant) {
        return Words.type(written).isEmpty()
                || (written.length() > 3 && written.charAt(0) == meant.charAt(0));
    }

    /// A closing bracket is missing where something begins that can't stand within it.
    private boolean closes(Parser parser, int type) {
        return type == RBRACE && resumption.ends(parser);
    }

    /// A single sign or word is missing, and what stands here fits behind it.
    private boolean opens(Parser parser, int type) {
        ATNState state = parser.getATN().states.get(parser.getState());
        return Set.of(COLON, EQUALS, LBRACE).contains(type)
                && fits(
                        parser,
                        state.transition(0).target.stateNumber,
                        parser.getCurrentToken().getType());
    }

    /// A token that is not in the text; it stands behind the one before.
    private static Token missing(Parser parser, int type) {
        CommonToken missing = new CommonToken(type, "");
        Token before = parser.getInputStream().LT(-1);
        if (before != null) {
            missing.setStartIndex(before.getStopIndex() + 1);
            missing.setStopIndex(before.getStopIndex());
        }
        return missing;
    }
}
