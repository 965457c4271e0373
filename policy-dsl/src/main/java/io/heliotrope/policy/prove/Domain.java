package io.heliotrope.policy.prove;

import java.util.ArrayList;
import java.util.List;

/// Values of which one is taken: those that are left as a mask, and which literals left them so. Of
/// one thread.
final class Domain {
    private final Ints members = new Ints();
    private final Ints narrowing = new Ints();
    private final List<Long> before = new ArrayList<>();
    private long left;

    Domain(long values) {
        left = values;
    }

    long left() {
        return left;
    }

    /// Variables that say something of it.
    Ints members() {
        return members;
    }

    /// Literals that took values away, in the order in which they did.
    Ints narrowing() {
        return narrowing;
    }

    /// Whether `literal` takes values away, which it then has done.
    boolean narrows(int literal, long allowed) {
        if ((left & ~allowed) == 0) {
            return false;
        }
        before.add(left);
        narrowing.add(literal);
        left &= allowed;
        return true;
    }

    /// Takes back what the variable did, if it was the last to do something.
    void widen(int variable) {
        if (!narrowing.isEmpty() && narrowing.last() >> 1 == variable) {
            narrowing.removeLast();
            left = before.removeLast();
        }
    }
}
