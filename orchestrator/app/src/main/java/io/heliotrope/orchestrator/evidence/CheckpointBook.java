package io.heliotrope.orchestrator.evidence;

import io.heliotrope.model.ClusterId;
import io.heliotrope.orchestrator.evidence.Flaw.Kind;
import io.heliotrope.protocol.Checkpoint;
import io.heliotrope.protocol.Checkpoint.Span;
import io.heliotrope.queues.Message;
import io.heliotrope.queues.SealedCheckpoint;
import io.heliotrope.queues.Topics;
import io.heliotrope.queues.Wire;
import io.heliotrope.queues.format.Decoded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// All checkpoints in their order, checked: that trusted keys signed them, that none was changed
/// since, and that none is gone from between others.
///
/// Each names the digest of the one before it, so one signature vouches for up to [NotaryBook#MOST]
/// of them: a signature takes 1.6 ms to check, a digest some µs. Without a trusted key signatures
/// are not looked at. Owned by one thread.
public final class CheckpointBook {
    /// What checkpoints call the control cluster, whatever home cluster it is beside.
    public static final ClusterId CONTROL = new ClusterId("control");

    private final Map<String, TrustedKey> trusted = new HashMap<>();
    private final Map<String, NotaryBook> notaries = new TreeMap<>();
    private final Map<Place, List<SealedSpan>> spans = new HashMap<>();
    private final List<Flaw> flaws = new ArrayList<>();
    private long first = -1;
    private int count;
    private int unknown;

    public CheckpointBook(Collection<TrustedKey> trusted) {
        trusted.forEach(key -> this.trusted.put(key.id(), key));
    }

    /// A partition as notaries name it.
    private record Place(ClusterId cluster, TopicPartition partition) {}

    /// Takes the next record of the checkpoints topic.
    public void add(ConsumerRecord<byte[], ? extends byte @Nullable []> read) {
        if (first < 0) {
            first = read.offset();
        }
        if (!Wire.kind(read.headers()).equals("checkpoint") && isOfAnotherKind(read)) {
            unknown++;
            return;
        }
        switch (SealedCheckpoint.read(read)) {
            case Decoded.Value<SealedCheckpoint>(SealedCheckpoint sealed) -> {
                if (isAsWritten(sealed, read)) {
                    count++;
                    notaries.computeIfAbsent(
                                    sealed.checkpoint().notary(), n -> new NotaryBook(this))
                            .add(sealed, read.offset());
                } else {
                    flaw(Kind.CHECKPOINT, read.offset(), "its key or headers were changed");
                }
            }
            case Decoded.Malformed<SealedCheckpoint>(String reason) ->
                    flaw(Kind.CHECKPOINT, read.offset(), "it does not read: " + reason);
        }
    }

    /// A record of a kind that this version does not know; one with a checkpoint's seal is a
    /// checkpoint, whatever it says of itself.
    private static boolean isOfAnotherKind(
            ConsumerRecord<byte[], ? extends byte @Nullable []> read) {
        return read.headers().lastHeader(SealedCheckpoint.SIGNATURE) == null
                && read.headers().lastHeader(SealedCheckpoint.KEY) == null;
    }

    private static boolean isAsWritten(
            SealedCheckpoint sealed, ConsumerRecord<byte[], ? extends byte @Nullable []> read) {
        Message written = sealed.message();
        return Arrays.equals(written.key(), read.key())
                && Arrays.equals(written.headers().toArray(), read.headers().toArray());
    }

    /// Ends the reading: what is found from here on is final.
    public void close() {
        notaries.values().forEach(NotaryBook::settle);
    }

    /// The spans of a partition, under all names that its cluster goes by.
    public List<SealedSpan> spans(Collection<ClusterId> names, TopicPartition partition) {
        List<SealedSpan> found = new ArrayList<>();
        names.forEach(
                name -> found.addAll(spans.getOrDefault(new Place(name, partition), List.of())));
        return found;
    }

    /// What is wrong with the checkpoints themselves.
    public List<Flaw> flaws() {
        return List.copyOf(flaws);
    }

    /// How many were read.
    public int count() {
        return count;
    }

    /// How many records were of kinds that this version does not know.
    public int unknown() {
        return unknown;
    }

    /// Whether any signature can be judged.
    public boolean isJudging() {
        return !trusted.isEmpty();
    }

    /// Whether the checkpoints' own beginning may have been deleted by age.
    boolean isCutOff() {
        return first > 0;
    }

    /// What `sealed`'s key says to its signature.
    Judgement judge(SealedCheckpoint sealed) {
        if (trusted.isEmpty()) {
            return Judgement.HOLDS;
        }
        TrustedKey key = trusted.get(sealed.key());
        if (key == null) {
            return Judgement.FOREIGN;
        }
        return key.verifies(sealed.document(), sealed.signature())
                ? Judgement.HOLDS
                : Judgement.FALSE;
    }

    /// Whether a signature holds.
    enum Judgement {
        HOLDS,
        FALSE,
        FOREIGN
    }

    void accept(Checkpoint checkpoint, long offset) {
        for (Span span : checkpoint.spans()) {
            Place place =
                    new Place(span.cluster(), new TopicPartition(span.topic(), span.partition()));
            spans.computeIfAbsent(place, p -> new ArrayList<>()).add(new SealedSpan(span, offset));
        }
    }

    void flaw(Kind kind, long offset, String what) {
        flaws.add(new Flaw(kind, CONTROL, Topics.CHECKPOINTS, 0, offset, what));
    }
}
