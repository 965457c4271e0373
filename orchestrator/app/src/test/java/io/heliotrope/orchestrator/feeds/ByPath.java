package io.heliotrope.orchestrator.feeds;

import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/// Answers for providers, by the path of what is asked for alone.
final class ByPath extends Dispatcher {
    private final Function<String, MockResponse> answer;

    ByPath(Function<String, MockResponse> answer) {
        this.answer = answer;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        return answer.apply(request.getUrl().encodedPath());
    }

    static MockResponse body(String json) {
        return new MockResponse.Builder().code(200).body(json).build();
    }

    static MockResponse none(int code) {
        return new MockResponse.Builder().code(code).body("nothing").build();
    }
}
