package io.heliotrope.orchestrator.evidence;

import io.heliotrope.model.Digest;
import io.heliotrope.orchestrator.evidence.CheckpointBook.Judgement;
import io.heliotrope.orchestrator.evidence.Flaw.Kind;
import io.heliotrope.protocol.Checkpoint;
import io.heliotrope.queues.SealedCheckpoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The checkpoints of one start of one notary, in their order. Owned by its [CheckpointBook].
final class NotaryBook {
    /// How many one signature vouches for.
    static final int MOST = 64;

    private final CheckpointBook book;
    private final List<Entry> open = new ArrayList<>();
    private @Nullable Entry last;
    private boolean isForeign;

    private record Entry(SealedCheckpoint sealed, long offset, Digest digest) {
        Checkpoint checkpoint() {
            return sealed.checkpoint();
        }
    }

    NotaryBook(CheckpointBook book) {
        this.book = book;
    }

    void add(SealedCheckpoint sealed, long offset) {
        Entry next = new Entry(sealed, offset, sealed.digest());
        if (last != null && next.digest().equals(last.digest())) {
            return; // said twice: nothing new
        }
        if (!follows(next)) {
            settle();
            book.flaw(
                    Kind.CHECKPOINT,
                    offset,
                    "it is number %d of notary %s and does not follow %s: one was changed, or is gone"
                            .formatted(
                                    sealed.checkpoint().sequence(),
                                    sealed.checkpoint().notary(),
                                    last == null
                                            ? "any that is there"
                                            : "number %d at offset %d"
                                                    .formatted(
                                                            last.checkpoint().sequence(),
                                                            last.offset())));
        }
        open.add(next);
        last = next;
        if (open.size() == MOST) {
            settle();
        }
    }

    private boolean follows(Entry next) {
        Checkpoint checkpoint = next.checkpoint();
        if (last == null) {
            return checkpoint.sequence() == 0
                    ? checkpoint.follows().equals(Checkpoint.NOTHING)
                    : book.isCutOff();
        }
        return checkpoint.sequence() == last.checkpoint().sequence() + 1
                && checkpoint.follows().equals(last.digest());
    }

    /// Accepts what is open if the last signature holds; else each by its own.
    void settle() {
        if (open.isEmpty()) {
            return;
        }
        if (book.judge(open.getLast().sealed()) == Judgement.HOLDS) {
            open.forEach(entry -> book.accept(entry.checkpoint(), entry.offset()));
        } else {
            open.forEach(this::settle);
        }
        open.clear();
    }

    private void settle(Entry entry) {
        switch (book.judge(entry.sealed())) {
            case HOLDS -> book.accept(entry.checkpoint(), entry.offset());
            case FALSE ->
                    book.flaw(
                            Kind.CHECKPOINT,
                            entry.offset(),
                            "its signature does not hold: it was changed, or forged");
            case FOREIGN -> foreign(entry);
        }
    }

    /// Told once for a notary: all that it says is by the same key.
    private void foreign(Entry entry) {
        if (!isForeign) {
            isForeign = true;
            book.flaw(
                    Kind.FOREIGN_KEY,
                    entry.offset(),
                    "notary "
                            + entry.checkpoint().notary()
                            + " signs with key "
                            + entry.sealed().key()
                            + ", which notary.trusted does not name");
        }
    }
}
