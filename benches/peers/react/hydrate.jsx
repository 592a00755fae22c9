import '../shared/strip.css';
import '../shared/story.css';
import { hydrateRoot } from 'react-dom/client';
import { Page } from './Page.jsx';

hydrateRoot(document.querySelector('#page'), <Page {...JSON.parse(document.querySelector('#data').textContent)} />);
