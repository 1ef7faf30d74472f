package io.para4j.internal.codec;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Creates objects of a class only from maps. Jackson would also call any constructor with a text, number or boolean as
 * its only parameter.
 */
final class FromMapsOnly extends ValueInstantiator.Delegating {
    private static final long serialVersionUID = 1L;

    FromMapsOnly(ValueInstantiator delegate) {
        super(delegate);
    }

    @Override
    public ValueInstantiator createContextual(DeserializationContext context, BeanDescription bean)
            throws JsonMappingException {
        ValueInstantiator contextual = delegate().createContextual(context, bean);
        return contextual == delegate() ? this : new FromMapsOnly(contextual);
    }

    @Override
    public boolean canInstantiate() {
        return canCreateUsingDefault()
                || canCreateFromObjectWith()
                || canCreateUsingDelegate()
                || canCreateUsingArrayDelegate();
    }

    @Override
    public boolean canCreateFromString() {
        return false;
    }

    @Override
    public boolean canCreateFromInt() {
        return false;
    }

    @Override
    public boolean canCreateFromLong() {
        return false;
    }

    @Override
    public boolean canCreateFromDouble() {
        return false;
    }

    @Override
    public boolean canCreateFromBoolean() {
        return false;
    }

    @Override
    public boolean canCreateFromBigInteger() {
        return false;
    }

    @Override
    public boolean canCreateFromBigDecimal() {
        return false;
    }

    @Override
    public Object createFromString(DeserializationContext context, String text) throws IOException {
        return refuse(context, "text");
    }

    @Override
    public Object createFromInt(DeserializationContext context, int number) throws IOException {
        return refuse(context, "a number");
    }

    @Override
    public Object createFromLong(DeserializationContext context, long number) throws IOException {
        return refuse(context, "a number");
    }

    @Override
    public Object createFromBigInteger(DeserializationContext context, BigInteger number) throws IOException {
        return refuse(context, "a number");
    }

    @Override
    public Object createFromDouble(DeserializationContext context, double number) throws IOException {
        return refuse(context, "a number");
    }

    @Override
    public Object createFromBigDecimal(DeserializationContext context, BigDecimal number) throws IOException {
        return refuse(context, "a number");
    }

    @Override
    public Object createFromBoolean(DeserializationContext context, boolean flag) throws IOException {
        return refuse(context, "a boolean");
    }

    private Object refuse(DeserializationContext context, String kind) throws IOException {
        return context.reportInputMismatch(getValueClass(), "the stored value is %s, not a map", kind);
    }
}
