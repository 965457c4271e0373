package io.heliotrope.simulation;

/// A transaction over records that are there already: open, then committed or aborted for good.
final class Transaction {
    private State state = State.OPEN;

    private enum State {
        OPEN,
        COMMITTED,
        ABORTED
    }

    void commit() {
        end(State.COMMITTED);
    }

    void abort() {
        end(State.ABORTED);
    }

    private void end(State next) {
        if (state != State.OPEN) {
            throw new IllegalStateException("a transaction that is " + state + " ends again");
        }
        state = next;
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    boolean isAborted() {
        return state == State.ABORTED;
    }
}
