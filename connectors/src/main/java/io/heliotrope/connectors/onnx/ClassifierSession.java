package io.heliotrope.connectors.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One classifier loaded once. Safe from any thread; each call computes on its caller's.
final class ClassifierSession implements AutoCloseable {

    /// The probabilities of each text's labels, in the model's order, and the words of all texts.
    record Classified(List<List<Float>> probabilities, int words) {
        Classified {
            probabilities = List.copyOf(probabilities);
        }
    }

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final TinyClassifier model;
    private final TextFeatures features;

    private ClassifierSession(
            OrtEnvironment environment, OrtSession session, TinyClassifier model) {
        this.environment = environment;
        this.session = session;
        this.model = model;
        this.features = new TextFeatures(model.features());
    }

    static ClassifierSession open(OrtEnvironment environment, Path file, TinyClassifier model)
            throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            OrtSession session = environment.createSession(file.toString(), options);
            return new ClassifierSession(environment, session, model);
        }
    }

    TinyClassifier model() {
        return model;
    }

    Classified classify(List<String> texts) throws OrtException {
        FloatBuffer batch =
                ByteBuffer.allocateDirect(texts.size() * model.features() * Float.BYTES)
                        .order(ByteOrder.nativeOrder())
                        .asFloatBuffer();
        int words = 0;
        for (String text : texts) {
            words += features.append(text, batch);
        }
        batch.flip();
        long[] shape = {texts.size(), model.features()};
        try (OnnxTensor input = OnnxTensor.createTensor(environment, batch, shape);
                OrtSession.Result result = session.run(Map.of(OnnxModelWriter.INPUT, input))) {
            return new Classified(rows((OnnxTensor) result.get(0)), words);
        }
    }

    private List<List<Float>> rows(OnnxTensor output) {
        FloatBuffer values = output.getFloatBuffer();
        List<List<Float>> rows = new ArrayList<>();
        while (values.hasRemaining()) {
            List<Float> row = new ArrayList<>();
            for (int i = 0; i < model.labels().size(); i++) {
                row.add(values.get());
            }
            rows.add(List.copyOf(row));
        }
        return rows;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime could not close a session", e);
        }
    }
}
