package io.para4j.dao.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ReplicatedWriteConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** Tests the meaning of SDK errors. */
class FailureTest {

    @ParameterizedTest
    @CsvSource({
        "400, ProvisionedThroughputExceededException, THROTTLED",
        "400, ThrottlingException, THROTTLED",
        "400, RequestLimitExceeded, THROTTLED",
        "400, ValidationException, REFUSED",
        "403, AccessDeniedException, REFUSED",
        "500, InternalServerError, UNANSWERED",
        "503, ServiceUnavailable, UNANSWERED",
        "429, , UNANSWERED",
        "400, , UNANSWERED",
        "403, , UNANSWERED",
        "403, 403, UNANSWERED",
        "403, Forbidden, UNANSWERED",
        "404, NotFound, UNANSWERED",
        "499, , UNANSWERED",
        "302, , UNANSWERED",
        "403, AccessDenied, REFUSED",
        "429, ThrottlingException, THROTTLED",
        "400, UnrecognizedClientException, NOT_ADMITTED",
        "400, ExpiredTokenException, NOT_ADMITTED",
        "400, RequestTimeTooSkewed, NOT_ADMITTED",
        "400, MissingAuthenticationTokenException, REFUSED",
        "400, IncompleteSignatureException, REFUSED",
        "400, ItemCollectionSizeLimitExceededException, REFUSED",
        "413, , UNANSWERED",
        "400, RequestTimeout, UNANSWERED",
        "408, , UNANSWERED",
        "400, TransactionInProgressException, IN_PROGRESS",
        "502, , UNANSWERED",
    })
    void meaningFollowsFromACodeOfTheServiceAndWithoutOneItIsNoAnswer(int status, String code, Failure expected) {
        SdkException error = DynamoDbException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
        assertThat(Failure.of(error)).isEqualTo(expected);
    }

    @Test
    void contentionAndLimitsAreDistinctFromALackOfCapacity() {
        assertThat(Failure.of(TransactionConflictException.builder().build())).isEqualTo(Failure.CONTENDED);
        assertThat(Failure.of(ReplicatedWriteConflictException.builder().build()))
                .isEqualTo(Failure.CONTENDED);
        assertThat(Failure.of(LimitExceededException.builder().build())).isEqualTo(Failure.LIMITED);
    }

    @Test
    void answerWithoutDetailsIsNoAnswer() {
        assertThat(Failure.of(DynamoDbException.builder().statusCode(502).build()))
                .isEqualTo(Failure.UNANSWERED);
        assertThat(Failure.of(DynamoDbException.builder().statusCode(403).build()))
                .isEqualTo(Failure.UNANSWERED);
    }

    @Test
    void onlyARefusedConnectionIsCertainlyNotApplied() {
        Failure refused = Failure.of(SdkClientException.create("no", new ConnectException("refused")));
        Failure lost = Failure.of(SdkClientException.create("no", new IOException("reset")));
        assertThat(refused.isCertainlyNotApplied()).isTrue();
        assertThat(lost.isCertainlyNotApplied()).isFalse();
    }

    @Test
    void requestWithoutCredentialsIsNotAdmitted() {
        assertThat(Failure.of(SdkClientException.create("Unable to load credentials from any of the providers")))
                .isEqualTo(Failure.NOT_ADMITTED);
    }

    @Test
    void interruptedRequestMayHaveBeenApplied() {
        Failure interrupted = Failure.of(AbortedException.create("interrupted"));
        assertThat(interrupted).isEqualTo(Failure.INTERRUPTED);
        assertThat(interrupted.isCertainlyNotApplied()).isFalse();
    }
}
