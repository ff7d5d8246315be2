package io.slipway.github;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/** Leads our own calls through the gate. */
record GateInterceptor(Gate gate) implements ClientHttpRequestInterceptor {

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
        gate.leave(request.getMethod().name());
        try {
            var response = execution.execute(request, body);
            if (response.getStatusCode().isError()) {
                throw gate.refusal(read(response));
            }
            return response;
        } catch (IOException e) {
            throw gate.unreachable(request.getURI(), e);
        }
    }

    private static Reply read(ClientHttpResponse response) throws IOException {
        try (response) {
            return new Reply(
                    response.getStatusCode().value(),
                    headers(response.getHeaders()),
                    response.getBody().readAllBytes());
        }
    }

    private static Map<String, List<String>> headers(HttpHeaders headers) {
        var values = new HashMap<String, List<String>>();
        headers.forEach(values::put);
        return values;
    }
}
