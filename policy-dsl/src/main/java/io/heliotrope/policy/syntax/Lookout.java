package io.heliotrope.policy.syntax;

import io.heliotrope.policy.syntax.grammar.HelioLexer;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.antlr.v4.runtime.ANTLRErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;

/// Goes on after errors as [Recovery] does, and remembers what was expected when the parser first
/// came to a place, or else to the end of the text. One thread.
final class Lookout implements ANTLRErrorStrategy {
    private final Recovery recovery;
    private final int place;
    private SortedSet<String> words = new TreeSet<>();
    private List<String> rules = List.of();
    private boolean isName;
    private boolean isQuantity;
    private boolean isSeen;

    Lookout(Recovery recovery, int place) {
        this.recovery = recovery;
        this.place = place;
    }

    SortedSet<String> words() {
        return words;
    }

    boolean isName() {
        return isName;
    }

    boolean isQuantity() {
        return isQuantity;
    }

    List<String> rules() {
        return rules;
    }

    private void look(Parser parser) {
        if (isSeen || parser.getCurrentToken().getStartIndex() < place) {
            return;
        }
        isSeen = true;
        Expected expected = Recovery.expected(parser);
        words = new TreeSet<>(expected.words());
        isName = expected.has(HelioLexer.ID);
        isQuantity = expected.has(HelioLexer.QUANTITY);
        rules = parser.getRuleInvocationStack();
    }

    @Override
    public void sync(Parser parser) {
        look(parser);
        recovery.sync(parser);
    }

    @Override
    public Token recoverInline(Parser parser) {
        look(parser);
        return recovery.recoverInline(parser);
    }

    @Override
    public void recover(Parser parser, RecognitionException error) {
        recovery.recover(parser, error);
    }

    @Override
    public void reportError(Parser parser, RecognitionException error) {
        recovery.reportError(parser, error);
    }

    @Override
    public void reset(Parser parser) {
        recovery.reset(parser);
    }

    @Override
    public void reportMatch(Parser parser) {
        recovery.reportMatch(parser);
    }

    @Override
    public boolean inErrorRecoveryMode(Parser parser) {
        return recovery.inErrorRecoveryMode(parser);
    }
}
