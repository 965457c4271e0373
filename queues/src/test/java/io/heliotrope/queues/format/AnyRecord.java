package io.heliotrope.queues.format;

import io.heliotrope.model.Decision;
import io.heliotrope.model.EnergySource;
import io.heliotrope.model.ExecutionId;
import io.heliotrope.model.HoldReason;
import io.heliotrope.model.JobId;
import io.heliotrope.model.Lane;
import io.heliotrope.model.Refusal;
import io.heliotrope.model.Token;
import io.heliotrope.model.WorkerId;
import io.heliotrope.policy.program.Budget;
import io.heliotrope.protocol.Account;
import io.heliotrope.protocol.BatchDecision;
import io.heliotrope.protocol.BudgetRecord;
import io.heliotrope.protocol.Checkpoint;
import io.heliotrope.protocol.ControlRecord;
import io.heliotrope.protocol.Descriptor;
import io.heliotrope.protocol.Dispatch;
import io.heliotrope.protocol.Fingerprints;
import io.heliotrope.protocol.Load;
import io.heliotrope.protocol.Marker;
import io.heliotrope.protocol.PlanRecord;
import io.heliotrope.protocol.PlanRecord.Outturn;
import io.heliotrope.protocol.PlanRecord.Stay;
import io.heliotrope.protocol.Receipt;
import io.heliotrope.protocol.Result;
import io.heliotrope.protocol.Status;
import io.heliotrope.protocol.Task;
import io.heliotrope.protocol.Use;
import io.heliotrope.protocol.WorldOffsets;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Any record that the roles exchange, drawn by a seed.
public final class AnyRecord extends AnyValue {
    /// Equal seeds give equal records.
    public AnyRecord(long seed) {
        super(seed);
    }

    public Dispatch dispatch() {
        return new Dispatch(
                job(),
                1 + random.nextInt(9),
                new Token(text()),
                region(),
                new WorkerId(text()),
                instant(),
                random.nextInt(9),
                task(),
                random.nextLong(),
                receipt());
    }

    public Task task() {
        return new Task(cluster(), random.nextInt(9), random.nextLong());
    }

    public Marker marker() {
        return new Marker(task());
    }

    public Receipt receipt() {
        return new Receipt(
                digest(),
                digest(),
                offsets(),
                instant(),
                load(),
                decision(),
                random.nextInt(5),
                list(3, () -> new Receipt.Removal(text(), list(3, this::region))),
                scored(),
                scored(),
                scored(),
                AnyPieces.meant(this));
    }

    private WorldOffsets offsets() {
        return new WorldOffsets(
                random.nextLong(),
                random.nextLong(),
                random.nextLong(),
                random.nextLong(),
                random.nextLong());
    }

    private Load load() {
        long[][] blocked = new long[random.nextInt(4)][];
        for (int i = 0; i < blocked.length; i++) {
            blocked[i] = random.longs(random.nextInt(4)).toArray();
        }
        Load load =
                new Load(
                        random.ints(random.nextInt(5)).toArray(),
                        random.nextLong(),
                        blocked,
                        random.nextBoolean(),
                        list(3, this::use));
        load = AnyPieces.load(load, this);
        return random.nextBoolean()
                ? load
                : load.with(new Load.Planned(random.nextInt(64), instant()));
    }

    public PlanRecord plan() {
        PlanRecord jobs = jobs();
        return random.nextBoolean() ? jobs : jobs.with(AnyPower.told(this));
    }

    private PlanRecord jobs() {
        return new PlanRecord(
                instant(),
                offsets(),
                random.nextInt(99),
                random.nextInt(9),
                random.nextInt(99),
                random.nextInt(9),
                number(),
                number(),
                number(),
                number(),
                list(3, () -> new Stay(region(), instant(), 1 + random.nextInt(9), number())),
                new Outturn(instant(), random.nextInt(99), number(), number(), number()));
    }

    public BudgetRecord budget() {
        Use use = use();
        return one(
                () -> new BudgetRecord.Ask(text(), use),
                () ->
                        new BudgetRecord.Grant(
                                text(),
                                new Use(use.account(), use.from(), random.nextLong(1L << 40)),
                                random.nextBoolean()));
    }

    private Use use() {
        Account account =
                new Account(
                        text(),
                        random.nextBoolean() ? "" : text(),
                        word(Budget.Resource.class),
                        word(Budget.Period.class));
        return new Use(account, instant(), random.nextLong());
    }

    private Decision decision() {
        return one(
                () -> new Decision.Dispatch(region()),
                this::hold,
                () -> new Decision.Refuse(word(Refusal.class), instant()));
    }

    private Decision.Hold hold() {
        HoldReason reason = word(HoldReason.class);
        return new Decision.Hold(instant(), reason == HoldReason.POLICY ? null : region(), reason);
    }

    private Receipt.@Nullable Scored scored() {
        return random.nextBoolean()
                ? null
                : new Receipt.Scored(
                        region(),
                        instant(),
                        known(),
                        known(),
                        known(),
                        random.nextBoolean() ? reading() : null,
                        random.nextBoolean() ? terms() : null);
    }

    private Receipt.Terms terms() {
        return new Receipt.Terms(
                known(),
                known(),
                known(),
                random.nextBoolean() ? new EnergySource(text(), random.nextInt(99)) : null);
    }

    public Status status() {
        Status.State state =
                one(
                        () ->
                                new Status.Accepted(
                                        instant(), instant(), random.nextBoolean() ? "" : text()),
                        Status.Held::new,
                        () ->
                                new Status.Done(
                                        new Token(text()),
                                        new ExecutionId(text()),
                                        region(),
                                        digest(),
                                        measured(),
                                        AnyPieces.ran(this)),
                        () -> new Status.Failed(text(), random.nextInt(5)),
                        () -> new Status.Expired(text()),
                        Status.Cancelled::new,
                        () -> new Status.Refused(word(Refusal.class), text(), instant()));
        return new Status(
                new JobId(text()),
                region(),
                word(Lane.class),
                task(),
                state,
                random.nextBoolean() ? receipt() : null);
    }

    public Result result() {
        Result.Kind kind =
                one(
                        () -> new Result.Chunk(new ExecutionId(text()), random.nextInt(99)),
                        () -> new Result.Finished(new ExecutionId(text()), digest(), measured()),
                        () -> new Result.Paused(new ExecutionId(text()), measured()),
                        () ->
                                new Result.Failed(
                                        new ExecutionId(text()), text(), random.nextBoolean()),
                        () -> new Result.Declined(text(), random.nextLong()));
        return new Result(
                new JobId(text()),
                region(),
                new Token(text()),
                region(),
                new WorkerId(text()),
                kind);
    }

    public Descriptor descriptor() {
        return one(
                () -> new Descriptor.Sound(job()),
                () ->
                        new Descriptor.Defective(
                                new JobId(text()),
                                region(),
                                digest(),
                                payload(),
                                list(3, () -> new Descriptor.Defect(text(), text(), text()))),
                () -> new Descriptor.Cancel(new JobId(text()), region()));
    }

    public BatchDecision batchDecision() {
        return one(
                () -> new BatchDecision.Release(dispatch()), () -> new BatchDecision.Say(status()));
    }

    public Checkpoint checkpoint() {
        return new Checkpoint(text(), random.nextLong(), digest(), instant(), list(4, this::span));
    }

    private Checkpoint.Span span() {
        byte[] hashes = new byte[(1 + random.nextInt(5)) * Fingerprints.BYTES];
        random.nextBytes(hashes);
        int[] skipped = random.nextBoolean() ? new int[0] : new int[] {0, 1 + random.nextInt(3)};
        boolean fits = hashes.length / Fingerprints.BYTES > skipped.length;
        long start = random.nextLong(1L << 40);
        return new Checkpoint.Span(
                cluster(),
                text(),
                random.nextInt(9),
                start,
                start + random.nextInt(99),
                digest(),
                digest(),
                new Fingerprints(fits ? skipped : new int[0], hashes));
    }

    public ControlRecord control() {
        return one(
                () -> new ControlRecord.CatalogueSet(catalogue()),
                () -> AnyPolicy.policy(this),
                this::signal,
                this::heartbeat,
                () -> AnyPower.plan(this),
                () -> new ControlRecord.Tick(random.nextLong(), instant()));
    }

    public ControlRecord signal() {
        return AnySignal.signal(this);
    }

    public ControlRecord heartbeat() {
        List<Token> tokens = list(4, () -> new Token(text()));
        return new ControlRecord.Heartbeat(
                new WorkerId(text()),
                region(),
                text(),
                random.nextLong(),
                word(ControlRecord.Health.class),
                AnyPower.lane(this),
                AnyPower.lane(this),
                new TreeSet<>(list(4, this::text)),
                tokens,
                list(2, () -> AnyMeter.metered(this)));
    }
}
