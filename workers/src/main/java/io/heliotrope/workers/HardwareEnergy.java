package io.heliotrope.workers;

import io.heliotrope.model.Accelerator;
import io.heliotrope.model.Job;
import io.heliotrope.model.KilowattHours;
import io.heliotrope.model.Lane;
import io.heliotrope.model.ServedModel;
import io.heliotrope.protocol.MeteredEnergy;
import io.heliotrope.workers.meter.EnergyShares;
import io.heliotrope.workers.meter.EnergyShares.Share;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What the hardware says that one worker's runs drew; where it says nothing, what the stated model
/// says.
///
/// A batch job whose time is modelled has modelled energy too: its inference is a sample of the
/// work that it stands for. That sample's reading is told like any other. Safe from any thread.
public final class HardwareEnergy implements EnergyMeter {
    /// More models than this are metered, but not told.
    static final int MOST_TOLD = 64;

    private final EnergyShares shares;
    private final String method;
    private final Accelerator accelerator;
    private final BatchTime batchTime;
    private final EnergyMeter stated;
    private final ReentrantLock lock = new ReentrantLock();
    private final TreeMap<ServedModel, MeteredEnergy> told = new TreeMap<>();

    /// `shares` may be those of several workers on the same hardware; `method` is the meter's, and
    /// `accelerator` what it reads.
    public HardwareEnergy(
            EnergyShares shares,
            String method,
            Accelerator accelerator,
            BatchTime batchTime,
            EnergyMeter stated) {
        this.shares = shares;
        this.method = method;
        this.accelerator = accelerator;
        this.batchTime = batchTime;
        this.stated = stated;
    }

    /// A run that was not watched.
    @Override
    public Metered meter(Run run) {
        return stated.meter(run);
    }

    @Override
    public Watch watch(Job job) {
        return new Watched(job.model());
    }

    private final class Watched implements Watch {
        private final String model;
        private volatile EnergyShares.@Nullable Part part;

        private Watched(String model) {
            this.model = model;
        }

        @Override
        public void begin() {
            part = shares.begin(model);
        }

        @Override
        public void end() {
            EnergyShares.Part begun = part;
            if (begun != null) {
                shares.end(begun);
            }
        }

        @Override
        public Metered meter(Run run) {
            EnergyShares.Part begun = part;
            Optional<Share> share = begun == null ? Optional.empty() : shares.share(begun);
            share.ifPresent(found -> tell(run, found));
            boolean isStated = run.job().lane() == Lane.BATCH && batchTime == BatchTime.MODELLED;
            return isStated || share.isEmpty()
                    ? stated.meter(run)
                    : new Metered(
                            KilowattHours.ofJoules(share.get().joules()),
                            method,
                            share.get().meanBatch());
        }
    }

    private void tell(Run run, Share share) {
        if (run.outputTokens() < 1 || !share.isAlone()) {
            return;
        }
        ServedModel served =
                new ServedModel(run.job().model(), accelerator.name(), share.devices());
        MeteredEnergy one =
                new MeteredEnergy(
                        served, method, 1, run.outputTokens(), share.joules(), share.meanBatch());
        lock.lock();
        try {
            if (told.containsKey(served) || told.size() < MOST_TOLD) {
                told.merge(served, one, MeteredEnergy::plus);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<MeteredEnergy> told() {
        lock.lock();
        try {
            return List.copyOf(told.values());
        } finally {
            lock.unlock();
        }
    }
}
