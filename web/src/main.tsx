import './fonts.css';
import './app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { Provider } from 'urql';
import { Router } from 'wouter';
import { App } from './app.js';
import { client } from './graphql/client.js';
import { i18n, prepareWords } from './words/words.js';

await prepareWords();
createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <I18nextProvider i18n={i18n}>
      <Provider value={client}>
        <Router base="/tyopoyta">
          <App />
        </Router>
      </Provider>
    </I18nextProvider>
  </StrictMode>,
);
