"""The GraphQL edge: types derived from the model, guards of documents, answers."""
