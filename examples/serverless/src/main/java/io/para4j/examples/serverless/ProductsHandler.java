package io.para4j.examples.serverless;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.google.inject.Injector;
import io.para4j.examples.serverless.http.RequestFrame;

/** The function for the products of a tenant. */
public final class ProductsHandler implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final RequestFrame frame;
    private final ProductsEndpoint products;

    /** Starts the process of a function. Lambda calls this once a process. */
    public ProductsHandler() {
        this(ShopStart.inLambda());
    }

    /** Uses the injector of a process that has other handlers too. */
    public ProductsHandler(Injector injector) {
        frame = injector.getInstance(RequestFrame.class);
        products = injector.getInstance(ProductsEndpoint.class);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return frame.answer(event, products);
    }
}
