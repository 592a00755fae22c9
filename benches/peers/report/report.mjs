export const report = (results) => console.log(JSON.stringify(results, (key, value) => typeof value === 'number' ? Math.round(value*100)/100 : value, 1));
